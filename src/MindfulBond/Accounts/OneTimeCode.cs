using System.Security.Cryptography;
using System.Text;

namespace MindfulBond.Accounts;

/// <summary>A code that one person reads and another types, such as <c>k3mf-9xqd-w7rt-hn4c</c>: none of its letters looks like another.</summary>
internal static class OneTimeCode
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <param name="groups">Groups of four, each of nearly 20 bits.</param>
    public static string New(int groups = 4) =>
        string.Join('-', Enumerable.Range(0, groups).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    /// <summary>SHA-256 of a code as typed: case, spaces and hyphens don't count.</summary>
    public static byte[] Hash(string? typed) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat((typed ?? "").Where(char.IsLetterOrDigit)).ToLowerInvariant()));

    /// <summary>The same as text.</summary>
    public static string HashText(string? typed) => Convert.ToHexStringLower(Hash(typed));
}

using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using MindfulBond.Content;

namespace MindfulBond.Accounts;

/// <summary>What a password must be: long, and none that is tried first. No rule about symbols.</summary>
public sealed partial class PasswordRules(ContentLibrary library) : IPasswordValidator<Account>
{
    /// <summary>Shortest, in text elements (UAX #29).</summary>
    public const int Shortest = 15;

    /// <summary>Longest, in UTF-16 units.</summary>
    public const int Longest = 256;

    // What is left of a password without the words that everybody could know must still be this long.
    private const int OwnLetters = 8;

    private static FrozenSet<string> Common { get; } = ReadCommon();

    /// <summary>What stands against a password, as a sentence; null when nothing does.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="email">Of the account: its parts are words that others know.</param>
    public string? ProblemOf(string? password, string? email)
    {
        password ??= "";
        var length = new StringInfo(password).LengthInTextElements;
        if (length < Shortest) return string.Create(CultureInfo.InvariantCulture, $"Fifteen characters or more. This one has {length}.");
        if (password.Length > Longest) return "That is longer than the 256 characters that fit.";
        var plain = Plain(password);
        if (Readings(plain).Any(IsCommon) || password.Distinct().Count() < 5) return "That is one of the passwords that are tried first. A sentence of your own is better.";
        return IsKnownWords(plain, email) ? "That is made of your email or the name of this site, which others know. A sentence of your own is better." : null;
    }

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(ProblemOf(password, user.Email) is { } problem ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = problem }) : IdentityResult.Success);

    // Letters and digits alone: spaces and symbols between them fool no list.
    private static string Plain(string password) => string.Concat(password.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(char.IsLetterOrDigit));

    // As it is, with letters for the digits that stand for them, and each without digits before and after.
    private static IEnumerable<string> Readings(string plain)
    {
        var spelt = plain.Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('4', 'a').Replace('5', 's').Replace('7', 't');
        return [plain, spelt, Digits().Replace(plain, ""), Digits().Replace(spelt, "")];
    }

    // In the list, or a short or listed thing said again and again.
    private static bool IsCommon(string text)
    {
        if (Common.Contains(text)) return true;
        for (var unit = 1; unit <= text.Length / 2; unit++)
        {
            if (text.AsSpan(unit).SequenceEqual(text.AsSpan(0, text.Length - unit)) && (unit < OwnLetters || Common.Contains(text[..unit]))) return true;
        }

        return false;
    }

    private bool IsKnownWords(string plain, string? email)
    {
        var left = plain;
        var known = new[] { library.Snapshot.Site.Title, "MindfulBond" }.Concat(library.Snapshot.Site.Title.Split(' ')).Concat((email ?? "").Split('@', '.', '+', '-', '_'));
        foreach (var word in known.Append(email ?? "").Select(Plain).Where(word => word.Length > 2).OrderByDescending(word => word.Length))
            left = left.Replace(word, "", StringComparison.Ordinal);
        return left.Length < plain.Length && left.Count(char.IsLetter) < OwnLetters;
    }

    private static FrozenSet<string> ReadCommon()
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToFrozenSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^\p{Nd}+|\p{Nd}+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}

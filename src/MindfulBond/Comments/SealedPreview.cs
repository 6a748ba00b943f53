using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using MindfulBond.Notes;

namespace MindfulBond.Comments;

/// <summary>
/// What travels from the preview to Send, sealed: the five words, so that a dropped connection cannot lose them, and what they are for, so
/// that nothing is sent that was not previewed.
/// </summary>
/// <param name="Phrase">The five words.</param>
/// <param name="ArticleSlug">Where it is to stand.</param>
/// <param name="Name">The name as previewed, a made-up one included.</param>
/// <param name="SeenUtc">When it was previewed.</param>
/// <param name="Digest">Of text, name, privacy and what it answers.</param>
/// <param name="Trapped">Whether the form before it came with the field filled that people never see.</param>
public sealed record SealedPreview(string Phrase, string ArticleSlug, string Name, DateTime SeenUtc, string Digest, bool Trapped = false)
{
    /// <summary>The five words as a phrase.</summary>
    public Phrase Words => Notes.Phrase.TryRead(Phrase, out var words) ? words : throw new InvalidOperationException("A sealed phrase is always five words of the list.");

    /// <summary>The digest of what was previewed.</summary>
    public static string DigestOf(string text, string name, bool isPrivate, Guid? parent) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{isPrivate}\n{parent}\n{text}")));
}

/// <summary>Seals and opens previews with the site's own keys.</summary>
public sealed class PreviewSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("MindfulBond.Preview.v1");

    public string Seal(SealedPreview preview) => _protector.Protect(JsonSerializer.Serialize(preview));

    /// <summary>Null when it is not ours, was changed on the way, or is too old to be opened.</summary>
    public SealedPreview? Open(string? sealedText)
    {
        if (string.IsNullOrEmpty(sealedText) || sealedText.Length > 4096) return null;
        try
        {
            return JsonSerializer.Deserialize<SealedPreview>(_protector.Unprotect(sealedText));
        }
        catch (Exception forged) when (forged is CryptographicException or JsonException)
        {
            return null;
        }
    }
}

using System.Collections.Frozen;
using System.Globalization;

namespace MindfulBond.Content;

/// <summary>The languages that a file or a folder may be named after, and what they call themselves.</summary>
public static class Languages
{
    // ISO 639-1. The machine's own list would differ from one to the next, and with it the addresses.
    private static readonly FrozenSet<string> Codes =
        ("aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv "
        + "ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my "
        + "na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty "
        + "ug uk ur uz ve vi vo wa wo xh yi yo za zh zu").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The BCP 47 tag that a name such as <c>ar</c>, <c>pt_BR</c> or <c>zh-hans</c> stands for; null when it names no language.</summary>
    public static string? Tag(string name)
    {
        var parts = name.Replace('_', '-').Split('-');
        return parts.Length <= 3 && Codes.Contains(parts[0].ToLowerInvariant()) && parts.Skip(1).All(part => part.Length is 2 or 4 && part.All(char.IsAsciiLetter))
            ? string.Join('-', parts.Select((part, place) => place == 0 ? part.ToLowerInvariant() : part.Length == 2 ? part.ToUpperInvariant() : char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant()))
            : null;
    }

    /// <summary>What a language calls itself, such as <c>العربية</c>; the tag where that is not known.</summary>
    public static string OwnName(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag).NativeName is { Length: > 0 } name && !name.StartsWith("Unknown", StringComparison.Ordinal) ? name : tag;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}

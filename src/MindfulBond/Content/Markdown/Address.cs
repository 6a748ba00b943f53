using System.Buffers;
using System.Text;

namespace MindfulBond.Content.Markdown;

internal enum AddressKind
{
    /// <summary>Nothing at all.</summary>
    Empty,

    /// <summary>A place in the same document: <c>#here</c>.</summary>
    Fragment,

    /// <summary>A file, seen from the document.</summary>
    Relative,

    /// <summary>A path of this site.</summary>
    Site,

    /// <summary>Another host, over http or https.</summary>
    Web,

    /// <summary>A telephone number or a text message.</summary>
    Telephone,

    /// <summary>An e-mail address.</summary>
    Mail,

    /// <summary>A <c>data:</c> address.</summary>
    Data,

    /// <summary>Anything a browser might run, or that pretends to be another address.</summary>
    Unsafe,
}

/// <summary>An address as an author typed it, and what a browser would take it for.</summary>
/// <remarks>WHATWG URL: backslashes count as slashes, and a colon before the first slash ends a scheme.</remarks>
internal readonly record struct Address(AddressKind Kind, string Value)
{
    private static readonly SearchValues<char> NeedsEncoding = SearchValues.Create(" \"<>`{}|\\^");

    public static Address Read(string? typed)
    {
        var value = (typed ?? "").Trim(' ');
        var kind = KindOf(value);
        return new Address(kind, kind is AddressKind.Web or AddressKind.Site ? value.Replace('\\', '/') : value);
    }

    /// <summary>The address with the characters encoded that may not stand in one.</summary>
    public string Encoded => Encode(Value);

    public static string Encode(string value)
    {
        if (value.AsSpan().IndexOfAny(NeedsEncoding) < 0) return value;
        var encoded = new StringBuilder(value.Length + 8);
        foreach (var c in value)
            if (NeedsEncoding.Contains(c)) encoded.Append('%').Append(((int)c).ToString("X2", null));
            else encoded.Append(c);
        return encoded.ToString();
    }

    private static AddressKind KindOf(string value)
    {
        if (value.Length == 0) return AddressKind.Empty;
        if (value.Any(Characters.Deceives)) return AddressKind.Unsafe;
        if (value[0] == '#') return AddressKind.Fragment;
        var slashed = value.Replace('\\', '/');
        if (slashed.StartsWith("//", StringComparison.Ordinal)) return HasHost("https:" + slashed) ? AddressKind.Web : AddressKind.Unsafe;
        if (slashed[0] == '/') return AddressKind.Site;
        var colon = slashed.AsSpan().IndexOfAny(":/?#");
        if (colon < 0 || slashed[colon] != ':') return AddressKind.Relative;
        return slashed[..colon].ToLowerInvariant() switch
        {
            "http" or "https" => HasHost(slashed) ? AddressKind.Web : AddressKind.Unsafe,
            "mailto" => AddressKind.Mail,
            "tel" or "sms" => AddressKind.Telephone,
            "data" => AddressKind.Data,
            _ => AddressKind.Unsafe,
        };
    }

    private static bool HasHost(string address)
    {
        var host = address.AsSpan(address.IndexOf(':', StringComparison.Ordinal) + 1);
        return host.StartsWith("//") && host.Length > 2 && host[2] is not ('/' or '?' or '#')
            && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0;
    }
}

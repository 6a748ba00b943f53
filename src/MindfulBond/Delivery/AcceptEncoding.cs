using Microsoft.Extensions.Primitives;

namespace MindfulBond.Delivery;

/// <summary>The encodings in which a public page is kept. <see cref="None"/>: the client takes none of them.</summary>
internal enum Coding
{
    None,
    Identity,
    Gzip,
    Brotli,
}

/// <summary>Chooses an encoding by <c>Accept-Encoding</c>, without allocating.</summary>
/// <remarks>RFC 9110, 12.5.3. At equal weight brotli goes before gzip before identity, as the smallest answer is the best.</remarks>
internal static class AcceptEncoding
{
    private const int NotNamed = -1;
    private const int Full = 1000;

    public static Coding Choose(StringValues header)
    {
        // Without the header anything may be sent; a client that says nothing may well understand nothing.
        if (header.Count == 0) return Coding.Identity;

        int brotli = NotNamed, gzip = NotNamed, identity = NotNamed, others = NotNamed;
        foreach (var line in header)
        {
            foreach (var range in line.AsSpan().Split(','))
            {
                var member = line.AsSpan()[range];
                var end = member.IndexOf(';');
                var name = (end < 0 ? member : member[..end]).Trim();
                var weight = end < 0 ? Full : Weight(member[(end + 1)..]);
                if (Is(name, "br")) brotli = weight;
                else if (Is(name, "gzip") || Is(name, "x-gzip")) gzip = weight;
                else if (Is(name, "identity")) identity = weight;
                else if (Is(name, "*")) others = weight;
            }
        }

        if (brotli == NotNamed) brotli = Math.Max(others, 0);
        if (gzip == NotNamed) gzip = Math.Max(others, 0);
        if (brotli > 0 && brotli >= gzip && brotli >= identity) return Coding.Brotli;
        if (gzip > 0 && gzip >= identity) return Coding.Gzip;
        // Not named, identity is always welcome, unless `*;q=0` shuts out everything not named.
        var plain = identity == NotNamed ? others != 0 : identity > 0;
        return plain ? Coding.Identity : Coding.None;
    }

    private static bool Is(ReadOnlySpan<char> name, string coding) => name.Equals(coding, StringComparison.OrdinalIgnoreCase);

    /// <summary>The weight in thousandths; 0, "not acceptable", for a weight that cannot be read.</summary>
    private static int Weight(ReadOnlySpan<char> parameters)
    {
        foreach (var range in parameters.Split(';'))
        {
            var parameter = parameters[range].Trim();
            if (!parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)) continue;
            var digits = parameter[2..].Trim();
            if (digits.IsEmpty || digits[0] is not ('0' or '1') || (digits.Length > 1 && digits[1] != '.')) return 0;
            var weight = (digits[0] - '0') * Full;
            var place = Full / 10;
            for (var i = 2; i < digits.Length; i++, place /= 10)
            {
                if (!char.IsAsciiDigit(digits[i])) return 0;
                weight += (digits[i] - '0') * place;
            }
            return Math.Min(weight, Full);
        }
        return Full;
    }
}

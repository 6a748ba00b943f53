using System.Globalization;
using System.Text.RegularExpressions;

namespace MindfulBond.Tests.Care;

/// <summary>Reads the files of sentences beside the tests.</summary>
internal static partial class Fixture
{
    public static IEnumerable<(string Kind, string Text)> Lines(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Care", file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t', 2))
            .Select(parts => (parts[0].Trim(), Escaped().Replace(parts[1], match => ((char)int.Parse(match.Groups["code"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())));

    /// <summary>As data files write it: <c>RiskNow</c> is <c>risk-now</c>.</summary>
    public static string Kebab<T>(T kind)
        where T : struct, Enum => Capital().Replace(kind.ToString(), match => (match.Index > 0 ? "-" : "") + match.Value.ToLowerInvariant());

    [GeneratedRegex(@"\\u(?<code>[0-9A-F]{4})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Escaped();

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Capital();
}

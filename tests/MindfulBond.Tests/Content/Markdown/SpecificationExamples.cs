using System.Text.RegularExpressions;

namespace MindfulBond.Tests.Content.Markdown;

/// <summary>One example of the CommonMark specification.</summary>
/// <param name="Number">Its number in the specification, from 1.</param>
/// <param name="Markdown">What is typed.</param>
/// <param name="Html">What it becomes.</param>
internal sealed record SpecificationExample(int Number, string Markdown, string Html)
{
    public override string ToString() => $"Example {Number}: {Markdown.Replace("\n", "\\n", StringComparison.Ordinal)}";
}

/// <summary>
/// Reads the examples out of the specification's text. Its licence is CC BY-SA, so it is not kept here: <c>tests/run</c> fetches the
/// version that <c>tests/specification/package-lock.json</c> pins, with its checksum.
/// </summary>
internal static partial class SpecificationExamples
{
    public const string Missing = "The CommonMark specification has not been fetched. Run tests/run, or once: npm ci --ignore-scripts --prefix tests/specification";

    private static readonly string File = Path.Combine(OwnContentTests.Repository, "tests/specification/node_modules/commonmark-spec/spec.txt");

    /// <summary>Every example in order; a test is skipped when they have not been fetched.</summary>
    public static IReadOnlyList<SpecificationExample> All()
    {
        Assert.SkipUnless(System.IO.File.Exists(File), Missing);
        var text = System.IO.File.ReadAllText(File).Replace('→', '\t');
        return [.. Example().Matches(text).Select((match, at) => new SpecificationExample(at + 1, match.Groups["markdown"].Value, match.Groups["html"].Value))];
    }

    [GeneratedRegex(@"^`{32} example\n(?<markdown>[\s\S]*?)^\.\n(?<html>[\s\S]*?)^`{32}$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Example();
}

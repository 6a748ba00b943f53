using FsCheck;
using FsCheck.Fluent;

namespace MindfulBond.Tests.Support;

/// <summary>Text nobody would type: marks of Markdown and HTML, hidden and invalid characters, scripts, emoji, piles of marks.</summary>
internal sealed record AnyText(string Value)
{
    private static readonly string[] Pieces =
    [
        "a", "b", "I", "l", "0", "1", "é", "ß", "ı", "İ", "Ω", "ж", "ش", "ب", "क", "्", "ষ", "ि", "中", "한", "ᄀ", "ᅡ", "ᆨ", "😀", "👩", "🏽", "❤", "\uFE0F",
        "\u200D", "\u200C", "\u200B", "\u202E", "\u2066", "\u0000", "\u0007", "\u0301", "\u0327", "\u0345", "\u20DD", "\u034F", "\u3164", "\u2800", "\uFEFF", "\u00AD",
        "\uD800", "\uDC00", "\uFFFF", "\uE000", "\u2028", "\r\n", "\r", "\n", "\n\n\n\n", "\t", " ", "  \n", "    ", "\u00A0", "*", "**", "_", "~~", "~", "`", "```", "```\n",
        "> ", ">", "- ", "1. ", "12) ", "123456. ", "# ", "###### ", "---\n", "===\n", "[", "]", "(", ")", "![", "](", "<", ">", "</", "<script>", "<!--", "-->", "&", "&lt;", "&#x202E;",
        "\\", "\\\n", "|", "|-|-|\n", "http://", "javascript:", "www.", "@", ":", "\"", "'", "[a]: http://x\n", "[^1]", "{#id}", ":::", "\U000E0067", "\U000E007F", "\U0001F3F4",
    ];

    public static Arbitrary<AnyText> Arbitrary() =>
        Gen.Choose(0, 60)
            .SelectMany(length => Gen.Elements(Pieces).ArrayOf(length))
            .Select(parts => new AnyText(string.Concat(parts)))
            .ToArbitrary();

    public override string ToString() => string.Concat(Value.Select(c => c is >= ' ' and <= '~' ? c.ToString() : $"\\u{(int)c:X4}"));
}

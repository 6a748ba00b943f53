namespace MindfulBond.Tests.Search;

/// <summary>What nobody types who means well.</summary>
internal static class Hostile
{
    private static readonly string[] Pieces =
    [
        "bread", "AND", "OR", "NOT", "NEAR(", "NEAR/2", ")", "(", "\"", "\"\"", "*", "**", "^", "^bread", "-", "--", ":", "title:", "{title}", "+", "'", "';--", "\\", "\0", "\u0001", "%", "_",
        "“", "”", "«", "\u202E", "\u2066", "\u200B", "\u200D", "\uFEFF", "\uD800", "\uDC00", "👩‍👩‍👧", "🏴‍☠️", "ｂｒｅａｄ", "𝐛𝐫𝐞𝐚𝐝", "Ьread", "é", "e\u0301", "½", "ﷺ", "שלום", "مرحبا", "ねむ", "眠", "ก็็็็็",
        "a\u0300\u0301\u0302\u0303\u0304\u0305", "\u0300", " ", "\t", "\n", "\r\n", "0", "9999999999", "<b>", "&amp;", "$match", "?", "?1", "words", "rowid",
    ];

    public static IReadOnlyList<string> Texts { get; } =
    [
        .. Pieces, "bread AND", "AND bread", "bread OR OR", "NOT bread", "NEAR(bread near, 5)", "\"bread", "bread\"", "\"\" \"\"", "-bread", "-\"bread\"", "bread -bread", "{title headings} : bread", "bread*", "b*", "*", "'; DROP TABLE words; --",
        new string('a', 100_000), string.Concat(Enumerable.Repeat("bread ", 20_000)), new string('"', 100_000), new string('(', 100_000), new string('眠', 100_000), "a" + new string('\u0301', 100_000), string.Concat(Enumerable.Repeat("-a ", 40_000)),
    ];

    /// <summary>Any of it in any order.</summary>
    public static string Any(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)] + (random.Next(2) == 0 ? " " : "")));
}

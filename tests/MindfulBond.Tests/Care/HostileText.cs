namespace MindfulBond.Tests.Care;

/// <summary>Texts of 20,000 characters made to cost time.</summary>
internal static class HostileText
{
    public static IEnumerable<string> All =>
        new[]
        {
            "i ", "k i l l ", "a*b ", "kms ", "want to ", "I want to die laughing ", "he she they me ", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ", "iwanttoiwantto ",
            "1", "12 ", "0 1 ", "+4", "(0)", "1-", "a@", "a.", "@a ", "a at b dot ", "http://", "www.", "De89", "DE89 ", "4111 ", "my ", "my husband ",
            "Mark ", "rue de la ", "calle ", "1 Rose ", "one ", "oh ", "null ", "\u200B", "e\u0301", "👩\u200D👩\u200D👧", "１", "ab.cd.", "insta ", "born on ", "1.1.",
        }.Select(piece => string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length)));
}

using System.Globalization;
using System.Text;

namespace MindfulBond.Benchmarks;

/// <summary>A content folder of made-up articles, the same every time: 400 to 2,500 words, with headings, lists, quotes and links.</summary>
internal static class GeneratedContent
{
    private static readonly string[] Words =
        "the of and to in we it is that for you was on are as with they be at one have this from or had by not but some what there can out other were all your when up use how said an each she which do their time if will way about many then them would write like so these her long make thing see him two has look more day could go come did my sound no most number who over know water than call first people may down side been now find any new work part take get place made live where after back little only round man year came show every good me give our under".Split(' ');

    /// <summary>Writes the folder anew.</summary>
    public static void Write(string folder, int articles)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(Path.Combine(folder, "articles"));
        for (var i = 0; i < articles; i++)
            File.WriteAllText(Path.Combine(folder, "articles", string.Create(CultureInfo.InvariantCulture, $"article-{i:00000}.md")), Article(i, articles));
    }

    public static string Article(int number, int of)
    {
        var random = new Random(number);
        var text = new StringBuilder(16_384);
        text.Append(CultureInfo.InvariantCulture, $"""
            ---
            title: Article number {number} about {Words[number % Words.Length]}
            description: {Sentence(random, 14)}
            date: {new DateOnly(2016, 1, 1).AddDays(number % 3600):yyyy-MM-dd}
            author: editors
            topics: [Topic {number % 23}, Topic {number % 7}]
            ---

            """);
        var words = random.Next(400, 2501);
        for (var written = 0; written < words;)
        {
            text.Append("\n## ").Append(Sentence(random, 4)).Append('\n');
            for (var paragraph = 0; paragraph < 4 && written < words; paragraph++)
            {
                var length = random.Next(30, 90);
                written += length;
                text.Append('\n').Append(Sentence(random, length / 2)).Append(" **").Append(Sentence(random, 3)).Append("** ").Append(Sentence(random, length / 2)).Append('\n');
            }

            text.Append(CultureInfo.InvariantCulture, $"\n- {Sentence(random, 6)}\n- see [another](article-{random.Next(of):00000}.md)\n\n> {Sentence(random, 12)}\n");
        }

        return text.ToString();
    }

    /// <summary>What a reader might write: two or three paragraphs, one of them with emphasis.</summary>
    public static string Paragraphs(Random random, int words) =>
        $"{Sentence(random, words / 2)}\n\n{Sentence(random, words / 4)} *{Sentence(random, 3)}* {Sentence(random, words / 4)}";

    private static string Sentence(Random random, int length) =>
        string.Join(' ', Enumerable.Range(0, Math.Max(1, length)).Select(_ => Words[random.Next(Words.Length)])) + ".";
}

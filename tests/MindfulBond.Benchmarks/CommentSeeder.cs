using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Comments;
using MindfulBond.Data;

namespace MindfulBond.Benchmarks;

/// <summary>
/// Fills an empty database with made-up comments, in bulk through SQL: the site's own way would take hours over a million. They lie in the
/// order of their days, those of the first article evenly among all others, as years of comments would.
/// </summary>
internal static class CommentSeeder
{
    /// <summary>Answers under the first comment of each article: more than a page shows.</summary>
    private const int AnswersOfFirst = 25;

    private static readonly DateTime FirstDay = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <param name="file">The database, which is made.</param>
    /// <param name="comments">How many in all.</param>
    /// <param name="articles">Over how many articles, <c>article-00000</c> and on.</param>
    /// <param name="ofFirst">How many of them belong to the first article.</param>
    /// <param name="hashes">The stored hashes of the newest comments' phrases, so that their notes can be opened.</param>
    /// <param name="waiting">How many of the newest wait to be read; a tenth of these carry a mark.</param>
    public static void Fill(string file, int comments, int articles, int ofFirst, IReadOnlyList<string> hashes, int waiting = 0)
    {
        using (var empty = new SqliteBlogDb(new DbContextOptionsBuilder<SqliteBlogDb>().UseSqlite($"Data Source={file};Pooling=False").Options)) empty.Database.Migrate();

        using var database = new SqliteConnection($"Data Source={file};Pooling=False");
        database.Open();
        Execute(database, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; PRAGMA temp_store=MEMORY");
        // An index is made far faster over all rows at once than row by row.
        var indexes = Texts(database, "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'Comments' AND sql IS NOT NULL");
        foreach (var index in Texts(database, "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'Comments' AND sql IS NOT NULL")) Execute(database, $"DROP INDEX \"{index}\"");
        using (var transaction = database.BeginTransaction())
        {
            Insert(database, comments, articles, ofFirst, hashes, waiting);
            transaction.Commit();
        }

        foreach (var index in indexes) Execute(database, index);
        Execute(database, """
            INSERT INTO "ArticleThreads" ("ArticleSlug", "Published", "TopLevel", "IsClosed", "Version")
            SELECT "ArticleSlug", COUNT(*), SUM("ThreadId" IS NULL), 0, 1 FROM "Comments" WHERE "Status" = 'Approved' GROUP BY "ArticleSlug"
            """);
    }

    public static string SlugOf(int article) => string.Create(CultureInfo.InvariantCulture, $"article-{article:00000}");

    /// <summary>When a comment was sent, by its number.</summary>
    public static DateTime DayOf(int number) => FirstDay.AddSeconds(number * 100L);

    private static void Insert(SqliteConnection database, int comments, int articles, int ofFirst, IReadOnlyList<string> hashes, int waiting)
    {
        var random = new Random(20261122);
        var texts = Enumerable.Range(0, 1000).Select(_ => GeneratedContent.Paragraphs(random, 50)).Select(text => (Text: text, Html: CommentMarkdown.Render(text).ToString())).ToArray();
        var seen = new int[articles];
        var tops = new string[articles];
        var hash = new byte[32];
        using var insert = database.CreateCommand();
        insert.CommandText = """
            INSERT INTO "Comments" ("Id", "ArticleSlug", "ThreadId", "AnswersId", "Name", "Voice", "Text", "Html", "IsPrivate", "Status", "HoldsPlace", "Version", "SentUtc", "StatusUtc", "PhraseHash", "Distress", "Flags")
            VALUES ($id, $slug, $thread, $thread, 'Quiet Heron', 'Reader', $text, $html, 0, $status, 0, 1, $sent, $sent, $hash, 0, $flags)
            """;
        var (id, slug, thread, text, html, status, sent, phrase, flags) =
            (Add("$id"), Add("$slug"), Add("$thread"), Add("$text"), Add("$html"), Add("$status"), Add("$sent"), Add("$hash"), Add("$flags"));
        insert.Prepare();

        for (var (number, next, firsts) = (0, 0, 0); number < comments; number++)
        {
            // The first article's share is spread evenly; the others take turns.
            var article = (long)number * ofFirst / comments >= firsts && firsts < ofFirst ? 0 : 1 + (next++ % (articles - 1));
            if (article == 0) firsts++;
            // The first comment has its answers, and of the others each third is an answer to one of those before; one in ten is not public.
            var (place, own) = (seen[article]++, Uuid(random));
            var isAnswer = place is > 0 and <= AnswersOfFirst || (place > 0 && place % 3 == 2);
            var isPublic = isAnswer || place == 0 || place % 10 != 0;
            if (!isAnswer && isPublic) tops[article] = own;
            random.NextBytes(hash);
            var (words, isWaiting) = (texts[number % texts.Length], comments - number <= waiting);
            id.Value = own;
            slug.Value = SlugOf(article);
            thread.Value = isAnswer ? tops[article] : DBNull.Value;
            text.Value = number % 5000 == 0 ? words.Text + " zebrafish" : words.Text;
            html.Value = words.Html;
            status.Value = isWaiting ? "Pending" : isPublic ? "Approved" : "Declined";
            flags.Value = isWaiting && number % 10 == 0 ? "Email" : "";
            sent.Value = DayOf(number).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            phrase.Value = comments - number <= hashes.Count ? hashes[comments - number - 1] : Convert.ToHexStringLower(hash);
            insert.ExecuteNonQuery();
        }

        SqliteParameter Add(string name)
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = name;
            insert.Parameters.Add(parameter);
            return parameter;
        }
    }

    // As EF writes it.
    private static string Uuid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString("D").ToUpperInvariant();
    }

    private static List<string> Texts(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var texts = new List<string>();
        while (rows.Read()) texts.Add(rows.GetString(0));
        return texts;
    }

    private static void Execute(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Comments;
using MindfulBond.Data;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Comments;

/// <summary>Of whoever writes, nothing is kept but what they wrote.</summary>
public sealed partial class PrivacyTests
{
    private const string Address = "203.0.113.77";
    private const string Agent = "PeculiarReader/7.31";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void No_column_of_either_database_could_hold_who_it_was()
    {
        using var sqlite = new SqliteBlogDb(new DbContextOptionsBuilder<SqliteBlogDb>().UseSqlite("Data Source=:memory:").Options);
        using var postgreSql = new PostgreSqlBlogDb(new DbContextOptionsBuilder<PostgreSqlBlogDb>().UseNpgsql("Host=localhost").Options);

        foreach (var type in sqlite.Model.GetEntityTypes().Concat(postgreSql.Model.GetEntityTypes()).Where(type => type.ClrType.Namespace == typeof(Comment).Namespace))
        {
            Assert.All(type.GetProperties(), property => Assert.DoesNotMatch(Telling(), property.Name));
            Assert.DoesNotMatch(Telling(), type.GetTableName()!);
        }

        Assert.NotEmpty(sqlite.Model.GetEntityTypes());
    }

    [Fact]
    public async Task No_file_holds_an_address_an_agent_or_a_phrase_whatever_a_reader_did()
    {
        await using var site = await Talking.StartAsync("--ForwardedHeaders:KnownProxies:0=127.0.0.1", "--Comments:SendsPerHour=3");
        string[] who = [$"X-Forwarded-For: {Address}", $"User-Agent: {Agent}"];
        var phrases = new List<string>();
        var published = await site.AddAsync(A.Sent("The top."), A.Approved);

        for (var i = 0; i < 4; i++)
        {
            var preview = await site.PostAsync("/articles/ash/comments", [("body", $"{Talking.Words} {i}"), ("action", "preview")], who);
            site.Clock.Advance(Talking.AMoment);
            if ((await site.SendAsync(preview, "ash", who)).Phrase is { } phrase) phrases.Add(phrase);
        }

        Assert.Equal(3, phrases.Count);
        var note = await site.PostAsync("/note", [("phrase", phrases[0]), ("action", "open")], who);
        await site.PostAsync("/note", [("pass", note.Field("change", "pass")), ("body", "Other words."), ("action", "save")], who);
        await site.PostAsync("/note", [.. note.Fields("withdraw"), ("action", "withdraw")], who);
        for (var i = 0; i < 12; i++) await site.PostAsync("/note", [("phrase", "river river river river river"), ("action", "open")], who);
        var form = await site.PageAsync($"/articles/ash/comments/{published.Id:N}/report");
        site.Clock.Advance(TimeSpan.FromHours(1));
        var report = await site.PostAsync($"/articles/ash/comments/{published.Id:N}/report", [("sealed", form.QuerySelector("input[name=sealed]")!.GetAttribute("value")!), ("why", "Danger")], who);
        phrases.Add(report.Phrase!);
        await site.PostAsync("/articles/ash/comments", [("body", new string('a', 300_000))], who);
        await site.PostAsync("/articles/ash/comments", [("body", "x")], [.. who, "Sec-Fetch-Site: cross-site"]);
        await site.PostAsync("/articles/nothing/comments", [("body", "x")], who);
        foreach (var address in new[] { "/", "/articles/ash", "/articles/ash/comments.xml", "/nothing", "/note" })
        {
            using var answer = await site.GetAsync(address, who);
        }

        var files = Directory.GetFiles(Path.GetDirectoryName(site.Data)!, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith("mindfulbond.db", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith(".log", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var bytes = await BytesOf(file);
            foreach (var telling in new[] { Address, "203.0.113", Agent, "PeculiarReader" }.Concat(phrases.SelectMany(Pairs)))
            {
                Assert.False(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(telling)) >= 0, $"{Path.GetFileName(file)} holds {telling}");
                Assert.False(bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(telling)) >= 0, $"{Path.GetFileName(file)} holds {telling}");
            }
        }
    }

    [Fact]
    public async Task The_rate_is_counted_by_the_address_a_known_proxy_names()
    {
        await using var site = await Talking.StartAsync("--ForwardedHeaders:KnownProxies:0=127.0.0.1", "--Comments:SendsPerHour=1");
        var statuses = new List<int>();

        foreach (var (text, from) in new[] { ("One.", "203.0.113.7"), ("Two.", "203.0.113.200"), ("Three.", "198.51.100.7") })
        {
            var preview = await site.PreviewAsync(text);
            site.Clock.Advance(Talking.AMoment);
            statuses.Add((int)(await site.SendAsync(preview, "ash", $"X-Forwarded-For: {from}")).Status);
        }

        Assert.Equal([200, 429, 200], statuses);
    }

    // Any two neighbouring words of a phrase, however they might be joined.
    private static IEnumerable<string> Pairs(string phrase)
    {
        var words = phrase.Split(' ');
        return words.Zip(words.Skip(1)).SelectMany(pair => new[] { $"{pair.First} {pair.Second}", $"{pair.First}-{pair.Second}", $"{pair.First},{pair.Second}", $"{pair.First}+{pair.Second}", $"{pair.First}%20{pair.Second}" });
    }

    private static async Task<byte[]> BytesOf(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, Cancel);
        return bytes.ToArray();
    }

    [GeneratedRegex("address|agent|mail|cookie|session|account|user|browser|client|host|referr?er|fingerprint|phrase(?!hash$)|^ip|ip$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Telling();
}

using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Comments;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Audit;

/// <summary>The log as a moderator reads, sifts, copies and undoes it.</summary>
public sealed class LogPageTests
{
    private const string Hostile = "=cmd|' /C calc'!A0\",\"\r\n<script>alert(1)</script>";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_tells_who_did_what_and_holds_no_word_of_a_comment()
    {
        await using var site = await Talking.StartAsync();
        var cookie = await site.SignInAsync();
        var comment = await site.AddAsync(
            A.Sent("A most private sentence.") with { Name = "Fern" },
            one => one.Decline(DeclineReason.NamesSomeone, "A kind message.", "bea@example.org", Now(site)), one => one.Withdraw(Now(site)));

        var page = await PageAsync(site, cookie, "/admin/log");

        Assert.Contains("bea@example.org declined a comment.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Waiting to declined. Reason: names or details of others.", page.Words, StringComparison.Ordinal);
        Assert.Contains("A comment was withdrawn by its writer.", page.Words, StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector($"a[href='/admin/log?comment={comment.Id}']"));
        foreach (var secret in new[] { "private sentence", "Fern", "kind message" }) Assert.DoesNotContain(secret, page.Text, StringComparison.Ordinal);
    }

    /// <summary>A name that stands on few entries of a million is found by an index; so is a comment, whoever is asked for with it.</summary>
    [Theory]
    [InlineData("by=bea", "IX_ModerationEntries_By_AtUtc")]
    [InlineData("by=bea&from=2026-11-01&to=2026-11-30", "IX_ModerationEntries_By_AtUtc")]
    [InlineData("by=bea&after=639000000000000000-d-5", "IX_ModerationEntries_By_AtUtc")]
    [InlineData("by=bea&comment=c198a5fa-7b34-4d5e-b13b-ea8ff5bca5db", "IX_ModerationEntries_CommentId")]
    [InlineData("", "IX_ModerationEntries_AtUtc")]
    public async Task However_long_it_is_no_filter_walks_through_all_of_it(string filter, string index)
    {
        var asked = new CountedQueries();
        await using var site = await SiteFixture.StartAsync(Talking.Plant, [$"--Site:BaseUrl={Samples.BaseUrl}"], adjust: asked.Watch);
        var cookie = await site.SignInAsync();
        asked.Take();

        await PageAsync(site, cookie, "/admin/log?" + filter);

        var (sql, _) = Assert.Single(asked.Take(), one => one.Sql.Contains("FROM \"ModerationEntries\"", StringComparison.Ordinal));
        await using var database = site.Database();
        await database.Database.OpenConnectionAsync(Cancel);
        await using var explain = database.Database.GetDbConnection().CreateCommand();
        explain.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var name in Regex.Matches(sql, @"@\w+", RegexOptions.NonBacktracking).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            var parameter = explain.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, 0);
            explain.Parameters.Add(parameter);
        }

        var plan = new List<string>();
        await using (var reader = await explain.ExecuteReaderAsync(Cancel))
        {
            while (await reader.ReadAsync(Cancel)) plan.Add(reader.GetString(3));
        }

        Assert.Contains($" USING INDEX {index}", plan[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moderators_last_decision_is_undone_from_the_log_and_nothing_else_offers_it()
    {
        await using var site = await Talking.StartAsync();
        var cookie = await site.SignInAsync();
        var first = await site.AddAsync(A.Sent());
        var second = await site.AddAsync(A.Sent("Other words."));
        var press = await DecideAsync(site, one => one.Approve("ada@example.org", Now(site)), first.Id, second.Id);
        var overtaken = await site.AddAsync(A.Sent("More words."));
        await DecideAsync(site, one => one.Approve("ada@example.org", Now(site)), overtaken.Id);
        await site.MoveAsync(overtaken.Id, one => one.Change(new ChangedText("Fern", "Changed.", "<p>Changed.</p>", 0, ""), Now(site)));

        var page = await PageAsync(site, cookie, "/admin/log?by=ada%40example.org");
        var form = Assert.Single(page.Page.Forms, form => form.Action.Contains("Undo", StringComparison.Ordinal));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var undone = await PostAsync(site, cookie, page, form);
        var after = await PageAsync(site, cookie, undone.Headers["Location"]);

        Assert.Equal(press.ToString(), ((IHtmlInputElement)form.QuerySelector("input[name=press]")!).Value);
        Assert.Equal(HttpStatusCode.Redirect, undone.Status);
        Assert.Contains("2\u00A0decisions taken back.", after.Words, StringComparison.Ordinal);
        Assert.Contains("ada@example.org took back what had been decided about 2\u00A0comments.", after.Words, StringComparison.Ordinal);
        Assert.All((await site.StoredAsync()).Where(one => one.Id != overtaken.Id), one => Assert.Equal(CommentStatus.Pending, one.Status));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task A_copy_holds_exactly_what_is_filtered_and_taking_it_is_an_entry(string kind)
    {
        await using var site = await Talking.StartAsync();
        var cookie = await site.SignInAsync();
        await site.AddAsync(A.Sent(), one => one.Approve(Hostile, Now(site)), one => one.Hide("bea", Now(site)));

        var page = await PageAsync(site, cookie, "/admin/log?what=decisions");
        var form = Assert.Single(page.Page.Forms, form => form.Action.Contains("Copy", StringComparison.Ordinal));
        var copy = await PostAsync(site, cookie, page, form, ("form", kind));
        var after = await PageAsync(site, cookie, "/admin/log?what=exports");

        Assert.Equal(HttpStatusCode.OK, copy.Status);
        Assert.Contains("attachment", copy.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Contains("no-store", copy.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page.Text, StringComparison.Ordinal);
        var rows = kind == "csv" ? Csv(copy.Text) : Json(copy.Text);
        Assert.Equal(kind == "csv" ? "'" + Hostile : Hostile, rows[1][1]);
        Assert.Equal([("bea", "Approved", "Hidden"), (rows[1][1], "Pending", "Approved")], rows.Select(row => (row[1], row[4], row[5])));
        Assert.Contains("ada@example.org took a copy of the log.", after.Words, StringComparison.Ordinal);
        Assert.Contains("what: decisions", after.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/log?from=yesterday", "A day looks like 2026-03-04.")]
    [InlineData("/admin/log?comment=abc", "A comment’s number has 32 letters and digits")]
    [InlineData("/admin/log?what=everything-else", "Choose what to show from the list.")]
    [InlineData("/admin/log?by=nobody", "Nothing matches that.")]
    [InlineData("/admin/log?to=9999-12-31&from=0001-01-01", "Sunday")]
    [InlineData("/admin/log?after=nonsense", "Sunday")]
    public async Task What_makes_no_sense_is_answered_in_words(string address, string words)
    {
        await using var site = await Talking.StartAsync();
        var cookie = await site.SignInAsync();
        await site.AddAsync(A.Sent(), one => one.Approve("ada", Now(site)));

        Assert.Contains(words, (await PageAsync(site, cookie, address)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_is_a_day_of_the_sites_time_zone()
    {
        await using var site = await SiteFixture.StartAsync(folder =>
        {
            Talking.Plant(folder);
            File.WriteAllText(Path.Combine(folder, "site.yaml"), "title: Sample House\nlanguage: en\ntimeZone: Pacific/Auckland\n");
        });
        var cookie = await site.SignInAsync();
        // 12:01 on the 22nd in UTC is 01:01 on the 23rd in Auckland.
        await site.AddAsync(A.Sent(), one => one.Approve("ada", Now(site)));

        var page = await PageAsync(site, cookie, "/admin/log?from=2026-11-23&to=2026-11-23");

        Assert.Contains("Monday\u00A023\u00A0November", page.Words, StringComparison.Ordinal);
        Assert.Contains("01:01", page.Words, StringComparison.Ordinal);
        Assert.Contains("Nothing matches", (await PageAsync(site, cookie, "/admin/log?to=2026-11-22")).Words, StringComparison.Ordinal);
    }

    private static DateTime Now(SiteFixture site) => site.Clock.GetUtcNow().UtcDateTime;

    private static async Task<Guid> DecideAsync(SiteFixture site, Func<Comment, Decision> move, params Guid[] ids)
    {
        var press = Guid.NewGuid();
        Assert.All(await site.Book().ChangeAsync(ids, new CommentChange(move) { Together = press }, Cancel), one => Assert.Equal(Decision.Done, one.Decision));
        return press;
    }

    private static async Task<Answer> PageAsync(SiteFixture site, string cookie, string address)
    {
        using var answer = await site.GetAsync(address, "Cookie: " + cookie);
        var page = await Answer.OfAsync(answer);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page with { Headers = new Dictionary<string, string>(page.Headers, StringComparer.OrdinalIgnoreCase) };
    }

    private static Task<Answer> PostAsync(SiteFixture site, string cookie, Answer page, IHtmlFormElement form, params (string Name, string Value)[] more)
    {
        var fields = form.QuerySelectorAll("input").OfType<IHtmlInputElement>().Select(field => (field.Name!, field.Value)).Concat(more);
        var token = page.Headers["Set-Cookie"].Split(';')[0];
        return site.PostAsync(form.GetAttribute("action")!, fields, $"Cookie: {cookie}; {token}");
    }

    private static List<string?[]> Json(string text) => [.. JsonDocument.Parse(text).RootElement.EnumerateArray().Select(row => row.EnumerateObject().Select(cell => cell.Value.GetString()).ToArray())];

    /// <summary>Reads RFC 4180.</summary>
    private static List<string?[]> Csv(string text)
    {
        var (rows, row, cell, quoted) = (new List<string?[]>(), new List<string?>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else if (text[i] == '"') quoted = !quoted;
            else if (!quoted && text[i] == ',') End();
            else if (!quoted && text[i] == '\r' && text[i + 1] == '\n')
            {
                i++;
                End();
                rows.Add([.. row]);
                row.Clear();
            }
            else cell.Append(text[i]);
        }

        return rows[1..];

        void End()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }
}

using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Comments;
using MindfulBond.Notes;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Notes;

/// <summary>A commenter's private place.</summary>
public class NoteTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<CommentStatus, string> Headings => new()
    {
        { CommentStatus.Pending, "It’s waiting to be read" },
        { CommentStatus.Approved, "It’s published" },
        { CommentStatus.CutProposed, "One small cut, if you agree" },
        { CommentStatus.KeptBack, "We didn’t publish this one" },
        { CommentStatus.Declined, "We didn’t publish this one" },
        { CommentStatus.Spam, "It’s waiting to be read" },
        { CommentStatus.Hidden, "We took it down" },
    };

    [Fact]
    public async Task The_five_words_open_it_however_they_are_typed_and_with_one_slip()
    {
        await using var site = await Talking.StartAsync();
        var phrase = await site.WriteAsync(Talking.Words);
        Assert.True(Phrase.TryRead(phrase, out var right));
        var slip = Enumerable.Range(0, phrase.Length).Select(i => phrase.Remove(i, 1)).First(typed => typed.Split(' ').Length == 5 && Phrase.TryRead(typed, out var read) && read.Equals(right));

        foreach (var typed in new[] { phrase, phrase.ToUpperInvariant(), phrase.Replace(' ', '-'), "  " + phrase.Replace(" ", ",\r\n ", StringComparison.Ordinal) + ". ", slip })
        {
            var note = await OpenAsync(site, typed);

            Assert.Equal((HttpStatusCode.OK, "It’s waiting to be read"), (note.Status, note.Heading));
            Assert.Contains(Talking.Words, note.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_search_engine_is_let_in()
    {
        await using var site = await Talking.StartAsync();

        var page = await site.PageAsync("/note");

        Assert.Contains("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content")!, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
    }

    [Fact]
    public async Task Words_that_open_nothing_and_words_that_open_nothing_any_more_get_the_same_answer()
    {
        await using var site = await Talking.StartAsync();
        var phrase = await site.WriteAsync(Talking.Words);
        await site.PostAsync("/note", [.. (await OpenAsync(site, phrase)).Fields("withdraw"), ("action", "withdraw")]);

        var (gone, wrong, nonsense) = (await OpenAsync(site, phrase), await OpenAsync(site, Never), await OpenAsync(site, "no phrase at all"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, gone.Status);
        foreach (var other in new[] { wrong, nonsense })
        {
            Assert.Equal((gone.Status, gone.Text), (other.Status, other.Text));
            Assert.Equal(Fixed(gone), Fixed(other));
        }

        static string Fixed(Answer answer) => string.Join('\n', answer.Headers.Where(header => header.Key != "Date").Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Words_that_open_nothing_are_looked_for_as_words_that_do()
    {
        var counted = new CountedQueries();
        await using var site = await SiteFixture.StartAsync(Talking.Plant, [$"--Site:BaseUrl={Samples.BaseUrl}"], adjust: counted.Watch);
        var phrase = await site.WriteAsync(Talking.Words);
        await OpenAsync(site, phrase);
        counted.Take();

        var asked = new Dictionary<string, IReadOnlyList<(string Sql, IReadOnlyList<string> Values)>>();
        foreach (var typed in new[] { phrase, Never, "no phrase at all", "", new string('a', 10_000), string.Join(' ', Enumerable.Repeat("river", 2_000)) })
        {
            var note = await OpenAsync(site, typed);
            Assert.Equal(typed == phrase ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity, note.Status);
            asked[typed] = counted.Take();
        }

        var key = site.Services.GetRequiredService<PhraseKey>();
        foreach (var (typed, queries) in asked)
        {
            Assert.Equal(2, queries.Count);
            Assert.Equal(asked[phrase].Select(query => query.Sql), queries.Select(query => query.Sql));
            // One keyed hash for each try, and another for each.
            var hash = Assert.Single(queries.SelectMany(query => query.Values).Distinct());
            Assert.Matches("^[0-9a-f]{64}$", hash);
            if (Phrase.TryRead(typed, out var read)) Assert.Equal(key.Hash(read), hash);
        }

        Assert.Equal(asked.Count, asked.Values.Select(queries => queries[0].Values[0]).Distinct().Count());
    }

    [Fact]
    public async Task After_ten_wrong_tries_everybody_near_has_to_wait_an_hour()
    {
        await using var site = await Talking.StartAsync();
        var phrase = await site.WriteAsync(Talking.Words);
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await OpenAsync(site, Never)).Status);

        var waiting = await OpenAsync(site, phrase);
        site.Clock.Advance(TimeSpan.FromSeconds(int.Parse(waiting.Headers["Retry-After"], CultureInfo.InvariantCulture)));
        var open = await OpenAsync(site, phrase);

        Assert.Equal(HttpStatusCode.TooManyRequests, waiting.Status);
        Assert.DoesNotContain(Talking.Words, waiting.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, open.Status);
    }

    [Theory]
    [MemberData(nameof(Headings))]
    public async Task Each_state_is_said_to_its_writer_and_can_be_withdrawn_from(CommentStatus status, string heading)
    {
        await using var site = await Talking.StartAsync();
        var (phrase, id) = await WriteAsync(site);
        await BringAsync(site, id, status);

        var note = await OpenAsync(site, phrase);
        var withdrawn = await site.PostAsync("/note", [.. note.Fields("withdraw"), ("action", "withdraw")]);

        Assert.Equal(heading, note.Heading);
        Assert.Equal(status == CommentStatus.KeptBack, note.Words.Contains("Thank you.", StringComparison.Ordinal));
        Assert.StartsWith("It’s gone", withdrawn.Heading, StringComparison.Ordinal);
        Assert.Empty(await site.StoredAsync());
        Assert.DoesNotContain(Talking.Words, await site.TextAsync("/articles/ash"), StringComparison.Ordinal);
        Assert.DoesNotContain(Talking.Words, await site.TextAsync("/articles/ash/comments.xml"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await OpenAsync(site, phrase)).Status);
    }

    [Fact]
    public async Task A_change_with_a_slip_in_it_keeps_every_word()
    {
        await using var site = await Talking.StartAsync();
        var (phrase, _) = await WriteAsync(site);
        var form = await site.PostAsync("/note", [.. (await OpenAsync(site, phrase)).Fields("change"), ("action", "change")]);
        const string typed = "\n\n 👩🏽‍❤️‍👩 و الليل http://a.example http://b.example http://c.example";

        var refused = await site.PostAsync("/note", [("pass", form.Field("save", "pass")), ("body", typed), ("name", "Ada Lovelace"), ("action", "save")]);

        Assert.Equal(Talking.Words, form.Field("save", "body"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal((typed, "Ada Lovelace"), (refused.Field("save", "body"), refused.Field("save", "name")));
        Assert.Equal(2, refused.Page.QuerySelectorAll("[role=alert] li").Length);
        Assert.Equal(Talking.Words, (await site.StoredAsync())[0].Text);
    }

    [Fact]
    public async Task A_change_goes_back_to_be_read_and_off_the_page_at_once()
    {
        await using var site = await Talking.StartAsync();
        var (phrase, id) = await WriteAsync(site);
        await site.MoveAsync(id, A.Approved);
        var before = await site.TextAsync("/articles/ash");
        var note = await OpenAsync(site, phrase);

        var saved = await site.PostAsync("/note", [("pass", note.Field("change", "pass")), ("body", "Ring me on 020 7946 0123, said in other words."), ("name", "Blue Door"), ("action", "save")]);

        var stored = Assert.Single(await site.StoredAsync());
        Assert.Contains(Talking.Words, before, StringComparison.Ordinal);
        Assert.Equal("It’s waiting to be read", saved.Heading);
        Assert.Equal((CommentStatus.Pending, "Blue Door", Talking.Words), (stored.Status, stored.Name, stored.EarlierText));
        Assert.Contains("Phone", stored.Flags, StringComparison.Ordinal);
        var page = await site.TextAsync("/articles/ash");
        Assert.DoesNotContain(Talking.Words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("other words", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_changes_have_to_wait_like_sends_and_keep_their_words()
    {
        await using var site = await Talking.StartAsync("--Comments:SendsPerHour=3");
        var phrase = await site.WriteAsync(Talking.Words);
        var pass = (await OpenAsync(site, phrase)).Field("change", "pass");
        var again = new List<HttpStatusCode>();
        foreach (var words in new[] { "Second.", "Third.", "Third." }) again.Add((await SaveAsync(words)).Status);

        var refused = await SaveAsync("\nFourth & last.");
        var stored = Assert.Single(await site.StoredAsync()).Text;
        var wait = TimeSpan.FromSeconds(int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture));
        site.Clock.Advance(wait);
        pass = (await OpenAsync(site, phrase)).Field("change", "pass");
        var later = await SaveAsync("\nFourth & last.");

        Assert.All(again, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.InRange(wait, TimeSpan.FromMinutes(59), TimeSpan.FromHours(1));
        Assert.Equal(("\nFourth & last.", "Blue Door"), (refused.Field("save", "body"), refused.Field("save", "name")));
        Assert.Contains("from near you", refused.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Third.", stored);
        Assert.Equal((HttpStatusCode.OK, "Fourth & last."), (later.Status, Assert.Single(await site.StoredAsync()).Text));

        Task<Answer> SaveAsync(string words) => site.PostAsync("/note", [("pass", pass), ("body", words), ("name", "Blue Door"), ("action", "save")]);
    }

    [Fact]
    public async Task A_blocked_word_in_a_change_makes_it_spam_and_is_answered_as_any_other()
    {
        await using var site = await Talking.StartAsync("--Comments:BlockedWords:0=cialis");
        var (phrase, id) = await WriteAsync(site);
        await site.MoveAsync(id, A.Approved);
        var pass = (await OpenAsync(site, phrase)).Field("change", "pass");

        var saved = await site.PostAsync("/note", [("pass", pass), ("body", "Buy CIALIS here."), ("name", "Blue Door"), ("action", "save")]);

        Assert.Equal((HttpStatusCode.OK, "It’s waiting to be read"), (saved.Status, saved.Heading));
        Assert.Equal((CommentStatus.Spam, "Buy CIALIS here."), (Assert.Single(await site.StoredAsync()).Status, (await site.StoredAsync())[0].Text));
        await using var database = site.Database();
        Assert.Equal(
            [(CommentStatus.Pending, "writer"), (CommentStatus.Spam, "rules")],
            (await database.ModerationEntries.OrderBy(entry => entry.Id).Skip(1).ToListAsync(Cancel)).Select(entry => (entry.To, entry.By)));
    }

    [Theory]
    [InlineData("agree", CommentStatus.Approved, "Fewer words.")]
    [InlineData("refuse", CommentStatus.Pending, Talking.Words)]
    public async Task A_proposed_cut_is_agreed_to_or_refused(string action, CommentStatus status, string text)
    {
        await using var site = await Talking.StartAsync();
        var (phrase, id) = await WriteAsync(site);
        await BringAsync(site, id, CommentStatus.CutProposed);
        var note = await OpenAsync(site, phrase);

        await site.PostAsync("/note", [.. note.Fields(action), ("action", action)]);
        var again = await site.PostAsync("/note", [.. note.Fields(action), ("action", action)]);

        var stored = Assert.Single(await site.StoredAsync());
        Assert.Equal((status, text), (stored.Status, stored.Text));
        Assert.Equal(status == CommentStatus.Approved, (await site.TextAsync("/articles/ash")).Contains("<p dir=\"auto\">Fewer words.</p>", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, again.Status);
    }

    [Fact]
    public async Task A_proposed_cut_shows_what_would_go_and_says_it_in_words()
    {
        await using var site = await Talking.StartAsync();
        var (phrase, id) = await WriteAsync(site, "My *husband* Sam & I.\n\nHe lives in <b>Leeds</b>. We laughed.");
        await site.MoveAsync(id, comment => comment.ProposeCut("My *husband* & I.\n\nWe laughed.", "A cut?", "ada", A.Noon));

        var note = await OpenAsync(site, phrase);

        var versions = note.Page.QuerySelectorAll(".versions .letter");
        Assert.Equal(["My *husband* <del>Sam </del>&amp; I.", "<del>He lives in &lt;b&gt;Leeds&lt;/b&gt;. </del>We laughed."], versions[0].QuerySelectorAll("p").Select(paragraph => paragraph.InnerHtml));
        Assert.Equal(["My <em>husband</em> &amp; I.", "We laughed."], versions[1].QuerySelectorAll("p").Select(paragraph => paragraph.InnerHtml));
        Assert.Equal("What would go: “Sam”, and “He lives in <b>Leeds</b>”.", Assert.Single(note.Page.QuerySelectorAll(".versions .across")).TextContent);
    }

    [Theory]
    [InlineData("withdraw")]
    [InlineData("save")]
    [InlineData("agree")]
    public async Task A_page_that_stood_open_too_long_does_nothing_and_keeps_the_words(string action)
    {
        await using var site = await Talking.StartAsync();
        var (phrase, _) = await WriteAsync(site);
        var note = await OpenAsync(site, phrase);

        site.Clock.Advance(TimeSpan.FromMinutes(31));
        var late = await site.PostAsync("/note", [("pass", note.Field("withdraw", "pass")), ("body", "\nWritten for\nan hour."), ("action", action)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.True(late.HasForm("open"));
        Assert.Equal(action == "save", late.Text.Contains("Written for", StringComparison.Ordinal));
        Assert.Equal((CommentStatus.Pending, Talking.Words), ((await site.StoredAsync())[0].Status, (await site.StoredAsync())[0].Text));
    }

    [Fact]
    public async Task A_pass_opens_its_own_comment_alone_and_a_forged_one_nothing()
    {
        await using var site = await Talking.StartAsync();
        await using var elsewhere = await Talking.StartAsync();
        var (_, id) = await WriteAsync(site);
        var theirs = (await OpenAsync(elsewhere, (await WriteAsync(elsewhere)).Phrase)).Field("withdraw", "pass");

        foreach (var pass in new[] { theirs, "", "x", id.ToString(), $"\"{id}\"" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.PostAsync("/note", [("pass", pass), ("action", "withdraw")])).Status);

        Assert.Single(await site.StoredAsync());
    }

    [Fact]
    public async Task A_withdrawal_wins_whenever_a_decision_meets_it()
    {
        await using var site = await Talking.StartAsync();
        for (var round = 0; round < 50; round++)
        {
            var (phrase, id) = await WriteAsync(site, $"{Talking.Words} {round}");
            var note = await OpenAsync(site, phrase);

            var deciding = site.Book().ChangeAsync(id, round % 2 == 0 ? A.Approved : comment => comment.KeepBack("Thank you.", "ada", A.Noon), Cancel);
            var withdrawing = site.PostAsync("/note", [.. note.Fields("withdraw"), ("action", "withdraw")]);
            var (decision, answer) = (await deciding, await withdrawing);

            Assert.Contains(decision, new[] { Decision.Done, Decision.NotFound });
            Assert.StartsWith("It’s gone", answer.Heading, StringComparison.Ordinal);
            await using var database = site.Database();
            Assert.False(await database.Comments.AnyAsync(Cancel));
            var moves = await database.ModerationEntries.Where(entry => entry.CommentId == id).OrderBy(entry => entry.Id).Select(entry => entry.To).ToListAsync(Cancel);
            Assert.Equal(decision == Decision.Done ? 2 : 1, moves.Count);
            Assert.Equal(CommentStatus.Withdrawn, moves[^1]);
        }

        Assert.DoesNotContain(Talking.Words, await site.TextAsync("/articles/ash"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_note_is_answered_here_and_nowhere_else()
    {
        await using var site = await Talking.StartAsync();
        var phrase = await site.WriteAsync(Talking.Words, more: ("private", "true"));
        var stored = Assert.Single(await site.StoredAsync());
        Assert.True(stored.IsPrivate);

        await site.MoveAsync(stored.Id, comment => comment.AnswerNote("I read it twice.", "ada", A.Noon));
        var note = await OpenAsync(site, phrase);

        Assert.Equal("The author answered you", note.Heading);
        Assert.Contains("I read it twice.", note.Words, StringComparison.Ordinal);
        Assert.Equal(Decision.NotAllowed, await site.Book().ChangeAsync(stored.Id, A.Approved, Cancel));
        Assert.DoesNotContain(Talking.Words, await site.TextAsync("/articles/ash"), StringComparison.Ordinal);
    }

    private const string Never = "river river river river river";

    private static Task<Answer> OpenAsync(SiteFixture site, string phrase) => site.PostAsync("/note", [("phrase", phrase), ("action", "open")]);

    private static async Task<(string Phrase, Guid Id)> WriteAsync(SiteFixture site, string text = Talking.Words)
    {
        var phrase = await site.WriteAsync(text);
        return (phrase, (await site.StoredAsync())[^1].Id);
    }

    private static async Task BringAsync(SiteFixture site, Guid id, CommentStatus status)
    {
        if (status == CommentStatus.Hidden) await site.MoveAsync(id, A.Approved);
        if (status != CommentStatus.Pending) await site.MoveAsync(id, comment => A.Bring(comment, status));
    }
}

[OnPostgreSql]
public sealed class NoteOnPostgreSqlTests : NoteTests;

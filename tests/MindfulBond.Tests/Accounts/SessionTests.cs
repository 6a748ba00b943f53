using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Accounts;
using MindfulBond.Audit;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Accounts;

/// <summary>A session lives in the table: it ends when its row does, and after thirty quiet minutes.</summary>
public class SessionTests
{
    private const string Words = "Bread & \"butter\" <b>bold</b>\r\nand a second line, نور";

    [Fact]
    public async Task It_ends_after_thirty_quiet_minutes_and_use_keeps_it()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var visitor = await Visitor.InAsync(site);

        for (var i = 0; i < 4; i++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(29));
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/admin/you")).Status);
        }

        site.Clock.Advance(TimeSpan.FromMinutes(30));
        var late = await visitor.GetAsync("/admin/you");
        Assert.Equal(HttpStatusCode.Found, late.Status);
        var door = await visitor.GetAsync(new Uri(late.Headers["Location"]).PathAndQuery);
        Assert.Contains("You were signed out after 30 quiet minutes.", door.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_ended_elsewhere_is_refused_at_its_next_request()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var (here, there) = (await Visitor.InAsync(site), await Visitor.InAsync(site));

        var page = await here.GetAsync("/admin/you");
        var ended = await here.PressAsync(page, "form[action='/admin/you?handler=end']");

        Assert.Equal("/admin/you?done=ended", ended.Headers["Location"]);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/admin/you")).Status);
        Assert.Equal(HttpStatusCode.Found, (await there.GetAsync("/admin/you")).Status);
        Assert.Contains(await Visitor.EntriesAsync(site), entry => entry.What == AuditEvent.SessionEnded);
    }

    [Fact]
    public async Task Nobody_ends_a_session_of_somebody_else()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        await Visitor.AccountAsync(site, AccountRole.Moderator, "bo@example.org");
        var (ada, bo) = (await Visitor.InAsync(site), await Visitor.InAsync(site, "bo@example.org"));
        await Visitor.InAsync(site);
        var page = await ada.GetAsync("/admin/you");
        var own = page.Page.QuerySelector("form[action='/admin/you?handler=end'] input[name=id]")!.GetAttribute("value")!;
        await Visitor.InAsync(site, "bo@example.org");

        await bo.PressAsync("/admin/you", "form[action='/admin/you?handler=end']", ("id", own));

        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/admin/you")).Status);
        Assert.Contains(own, (await ada.GetAsync("/admin/you")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_everywhere_else_leaves_this_one()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var all = new List<Visitor>();
        for (var i = 0; i < 3; i++) all.Add(await Visitor.InAsync(site));

        await all[1].PressAsync("/admin/you", "form[action='/admin/you?handler=endOthers']");

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.OK, HttpStatusCode.Found], [(await all[0].GetAsync("/admin/you")).Status, (await all[1].GetAsync("/admin/you")).Status, (await all[2].GetAsync("/admin/you")).Status]);
    }

    [Fact]
    public async Task Signing_out_ends_the_row_and_not_only_the_cookie()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var visitor = await Visitor.InAsync(site);
        var cookie = visitor.Cookies["desk"];

        var answer = await visitor.PressAsync("/admin/you", "form[action='/admin/sign-out']");

        Assert.Equal("/admin/sign-in", answer.Headers["Location"]);
        Assert.DoesNotContain("desk", visitor.Cookies.Keys);
        using var stolen = await site.GetAsync("/admin/you", $"Cookie: desk={cookie}");
        Assert.Equal(HttpStatusCode.Found, stolen.StatusCode);
        Assert.Contains(await Visitor.EntriesAsync(site), entry => entry.What == AuditEvent.SignedOut);
        await using var database = site.Database();
        Assert.Equal(0, await database.AccountSessions.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Signing_out_after_the_session_ended_leads_to_the_door()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var visitor = await Visitor.InAsync(site);
        var open = await visitor.GetAsync("/admin/you");
        site.Clock.Advance(AccountSessions.Quiet);

        Assert.Equal("/admin/sign-in", (await visitor.PressAsync(open, "form[action='/admin/sign-out']")).Headers["Location"]);
    }

    [Fact]
    public async Task The_cookie_holds_a_key_alone_and_the_table_its_hash()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var visitor = await Visitor.InAsync(site);

        await using var database = site.Database();
        var row = await database.AccountSessions.SingleAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(row.KeyHash, visitor.Cookies["desk"], StringComparison.Ordinal);
        Assert.DoesNotContain("ada@example.org", System.Text.Encoding.Latin1.GetString(row.Ticket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_when_the_session_had_ended_comes_through_signing_in_and_goes_on_by_a_press()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var visitor = await Visitor.InAsync(site);
        var open = await visitor.GetAsync("/admin/you");
        site.Clock.Advance(AccountSessions.Quiet);

        var asked = await visitor.PressAsync(open, "form[action='/admin/you?handler=name']", ("name", "Ada & “Bo” <i>"), ("extra", Words));
        Assert.Equal((HttpStatusCode.Unauthorized, "Sign in to the desk"), (asked.Status, asked.Heading));
        Assert.Contains("no-store", asked.Headers["Cache-Control"], StringComparison.Ordinal);
        var wrong = await visitor.PressAsync(asked, "form[action='/admin/sign-in']", ("email", "ada@example.org"), ("password", "this is not the password"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var inside = await visitor.PressAsync(wrong, "form[action='/admin/sign-in']", ("email", "ada@example.org"), ("password", Visitor.Password));

        Assert.Equal((HttpStatusCode.OK, "Go on where you were"), (inside.Status, inside.Heading));
        Assert.Contains("Ada & “Bo” <i>", inside.Page.QuerySelector(".yours")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(inside.Page.QuerySelectorAll(".yours b, .yours i"));
        Assert.Equal(Words.ReplaceLineEndings("\n"), inside.Page.QuerySelector("form input[name=extra]")!.GetAttribute("value")!.ReplaceLineEndings("\n"));
        Assert.Contains((await visitor.GetAsync("/admin/you")).Page.QuerySelectorAll("#mb-name"), field => field.GetAttribute("value") == "Ada");

        var done = await visitor.PressAsync(inside, "form[action='/admin/you?handler=name']");
        Assert.Equal("/admin/you?done=name", done.Headers["Location"]);
        Assert.Equal("Ada & “Bo” <i>", (await visitor.GetAsync("/admin/you")).Page.QuerySelector("#mb-name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_was_typed_comes_through_the_second_question_too()
    {
        await using var site = await Visitor.StartAsync();
        var (visitor, key, _) = await SignInTests.WithCodesAsync(site);
        var open = await visitor.GetAsync("/admin/you");
        site.Clock.Advance(AccountSessions.Quiet);

        var asked = await visitor.PressAsync(open, "form[action='/admin/you?handler=name']", ("name", "Countess"));
        var half = await visitor.PressAsync(asked, "form[action='/admin/sign-in']", ("email", "ada@example.org"), ("password", Visitor.Password));
        var inside = await visitor.PressAsync(half, "form[action='/admin/code']", ("code", Visitor.CodeOf(key)), ("action", "use"));

        Assert.Equal("Go on where you were", inside.Heading);
        Assert.Equal("/admin/you?done=name", (await visitor.PressAsync(inside, "form[action='/admin/you?handler=name']")).Headers["Location"]);
    }

    [Fact]
    public async Task What_was_typed_survives_a_page_whose_token_no_longer_fits()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var visitor = await Visitor.InAsync(site);
        var open = await visitor.GetAsync("/admin/you");
        site.Clock.Advance(AccountSessions.Quiet);
        var asked = await visitor.PressAsync(open, "form[action='/admin/you?handler=name']", ("name", "Countess"));
        visitor.Lose("desk-form");

        var refused = await visitor.PressAsync(asked, "form[action='/admin/sign-in']", ("email", "ada@example.org"), ("password", Visitor.Password));
        var inside = await visitor.PressAsync(refused, "form[action='/admin/sign-in']", ("email", "ada@example.org"), ("password", Visitor.Password));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("Go on where you were", inside.Heading);
    }

    [Fact]
    public async Task Who_signed_in_in_another_tab_meanwhile_goes_straight_on()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var visitor = await Visitor.InAsync(site);
        var open = await visitor.GetAsync("/admin/you");
        site.Clock.Advance(AccountSessions.Quiet);
        var asked = await visitor.PressAsync(open, "form[action='/admin/you?handler=name']", ("name", "Countess"));
        await visitor.SignInAsync();

        var inside = await visitor.PressAsync(asked, "form[action='/admin/sign-in']", ("email", ""), ("password", ""));

        Assert.Equal("Go on where you were", inside.Heading);
        Assert.Equal("/admin/you?done=name", (await visitor.PressAsync(inside, "form[action='/admin/you?handler=name']")).Headers["Location"]);
    }

    [Fact]
    public async Task A_password_that_was_typed_is_never_written_back()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var visitor = await Visitor.InAsync(site);
        var open = await visitor.GetAsync("/admin/you");
        site.Clock.Advance(AccountSessions.Quiet);

        var asked = await visitor.PressAsync(open, "form[action='/admin/you?handler=password']", ("password", Visitor.Password), ("newPassword", "another sentence entirely"));

        Assert.Equal(HttpStatusCode.Unauthorized, asked.Status);
        Assert.DoesNotContain("another sentence", asked.Text, StringComparison.Ordinal);
        Assert.Null(asked.Page.QuerySelector("input[name=kept]"));
        Assert.Equal("/admin/you", asked.Page.QuerySelector("input[name=back]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_too_long_to_take_along_is_shown_to_be_copied()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var visitor = await Visitor.InAsync(site);
        var open = await visitor.GetAsync("/admin/you");
        site.Clock.Advance(AccountSessions.Quiet);
        var text = string.Concat(Enumerable.Repeat("long ", 50_000));

        var asked = await visitor.PressAsync(open, "form[action='/admin/you?handler=name']", ("name", "Ada"), ("extra", text));

        Assert.Equal(HttpStatusCode.Unauthorized, asked.Status);
        Assert.Contains("Copy it before you sign in.", asked.Words, StringComparison.Ordinal);
        Assert.Contains(text.TrimEnd(), asked.Words, StringComparison.Ordinal);
        Assert.Null(asked.Page.QuerySelector("input[name=kept]"));
    }

    [Theory]
    [InlineData("{\"To\":\"https://evil.example/\",\"Fields\":[]}")]
    [InlineData("{\"To\":\"/articles/ash/comments\",\"Fields\":[]}")]
    [InlineData("{\"To\":null}")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"To\":\"/admin/you\",\"Fields\":[{\"Key\":null,\"Value\":null}]}")]
    public void What_leads_elsewhere_is_not_kept(string text) => Assert.Null(KeptForm.Read(text));

    [Fact]
    public void What_is_kept_is_read_back_as_it_was()
    {
        var kept = new KeptForm("/admin/comments/1?handler=decline", [new("message", Words), new("message", ""), new("__x", "\0\u2028\"'<>&")]);

        var read = KeptForm.Read(kept.Text);

        Assert.Equal((kept.To, true), (read!.To, read.Fields.SequenceEqual(kept.Fields)));
    }

    [Fact]
    public async Task What_changes_a_lock_asks_again_five_minutes_after_the_last_proof_and_leads_back()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var visitor = await Visitor.InAsync(site);
        var open = await visitor.GetAsync("/admin/you");
        site.Clock.Advance(AccountSessions.Proof + TimeSpan.FromSeconds(1));

        var asked = await visitor.PressAsync(open, "form[action='/admin/you?handler=recovery']");
        Assert.Equal((HttpStatusCode.Unauthorized, "Once more, is it you?"), (asked.Status, asked.Heading));
        var wrong = await visitor.PressAsync(asked, "form[action='/admin/again']", ("password", "this is not the password"));
        Assert.Contains("That isn’t your password.", wrong.Words, StringComparison.Ordinal);
        var proved = await visitor.PressAsync(wrong, "form[action='/admin/again']", ("password", Visitor.Password));
        Assert.Equal("Go on where you were", proved.Heading);
        var codes = await visitor.PressAsync(proved, "form[action='/admin/you?handler=recovery']");

        Assert.Equal(10, codes.Page.QuerySelectorAll(".codes li").Length);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/admin/you/authenticator")).Status);
    }

    [Theory]
    [InlineData("recovery")]
    [InlineData("email")]
    [InlineData("codesOff")]
    [InlineData("remove")]
    [InlineData("passkey")]
    [InlineData("passkeyOptions")]
    public async Task Every_lock_asks_again(string handler)
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var visitor = await Visitor.InAsync(site);
        var token = (await visitor.GetAsync("/admin/you")).Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        site.Clock.Advance(AccountSessions.Proof + TimeSpan.FromSeconds(1));

        var answer = await visitor.PostAsync($"/admin/you?handler={handler}", ("__RequestVerificationToken", token), ("id", "AAAA"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.DoesNotContain(await Visitor.EntriesAsync(site), entry => entry.What is AuditEvent.EmailChanged or AuditEvent.RecoveryCodesMade or AuditEvent.PasskeyRemoved or AuditEvent.PasskeyAdded or AuditEvent.CodesOff);
    }

    [Fact]
    public async Task Asking_again_is_throttled_like_the_door()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var visitor = await Visitor.InAsync(site);
        for (var i = 0; i < SignInTries.Most; i++) await visitor.PressAsync("/admin/again?back=%2Fadmin%2Fyou", "form[action='/admin/again']", ("password", $"guess number {i} of many"));

        var answer = await visitor.PressAsync("/admin/again?back=%2Fadmin%2Fyou", "form[action='/admin/again']", ("password", Visitor.Password));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session_and_opens_the_door()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var (here, there) = (await Visitor.InAsync(site), await Visitor.InAsync(site));
        const string Next = "a second kettle, colder than the first";

        var wrong = await here.PressAsync("/admin/you", "form[action='/admin/you?handler=password']", ("password", "this is not the password"), ("newPassword", Next));
        var weak = await here.PressAsync("/admin/you", "form[action='/admin/you?handler=password']", ("password", Visitor.Password), ("newPassword", "passwordpassword"));
        var done = await here.PressAsync("/admin/you", "form[action='/admin/you?handler=password']", ("password", Visitor.Password), ("newPassword", Next));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (wrong.Status, weak.Status));
        Assert.Equal("/admin/you?done=password", done.Headers["Location"]);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/admin/you")).Status);
        Assert.Equal(HttpStatusCode.Found, (await there.GetAsync("/admin/you")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await new Visitor(site).SignInAsync()).Status);
        Assert.Equal(HttpStatusCode.Found, (await new Visitor(site).SignInAsync(password: Next)).Status);
        Assert.Single(await Visitor.EntriesAsync(site), entry => entry.What == AuditEvent.PasswordChanged);
    }

    [Fact]
    public async Task A_new_email_opens_the_door_stands_in_the_log_and_ends_every_other_session()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var (here, there) = (await Visitor.InAsync(site), await Visitor.InAsync(site));
        const string Next = "countess@example.org";

        var done = await here.PressAsync("/admin/you", "form[action='/admin/you?handler=email']", ("email", " " + Next));

        Assert.Equal("/admin/you?done=email", done.Headers["Location"]);
        var page = await here.GetAsync("/admin/you?done=email");
        Assert.Equal((HttpStatusCode.OK, Next), (page.Status, page.Heading));
        Assert.Equal(HttpStatusCode.Found, (await there.GetAsync("/admin/you")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await new Visitor(site).SignInAsync()).Status);
        Assert.Equal(HttpStatusCode.Found, (await new Visitor(site).SignInAsync(Next)).Status);
        var entry = Assert.Single(await Visitor.EntriesAsync(site), entry => entry.What == AuditEvent.EmailChanged);
        Assert.Equal(("ada@example.org", "ada@example.org", Next), (entry.By, entry.From, entry.To));
        Assert.Contains("ada@example.org changed the email of their own account.", (await here.GetAsync("/admin/log")).Words, StringComparison.Ordinal);

        await here.PressAsync("/admin/you", "form[action='/admin/you?handler=name']", ("name", "Countess"));
        Assert.Equal(Next, (await Visitor.EntriesAsync(site))[^1].By);
    }

    [Theory]
    [InlineData("BO@example.org", "Somebody has an account with this email.")]
    [InlineData("nowhere", "Write an email address")]
    [InlineData("", "Write an email address")]
    public async Task An_email_that_cannot_be_taken_changes_nothing_and_stays_in_its_field(string typed, string says)
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        await Visitor.AccountAsync(site, AccountRole.Moderator, "bo@example.org");
        var visitor = await Visitor.InAsync(site);

        var refused = await visitor.PressAsync("/admin/you", "form[action='/admin/you?handler=email']", ("email", typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(says, refused.Page.QuerySelector("#mb-email-e")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, refused.Page.QuerySelector("#mb-email")!.GetAttribute("value"));
        Assert.DoesNotContain(await Visitor.EntriesAsync(site), entry => entry.What == AuditEvent.EmailChanged);
        Assert.Equal(HttpStatusCode.Found, (await new Visitor(site).SignInAsync()).Status);
    }

    [Fact]
    public async Task A_passkey_that_is_renamed_leaves_an_entry_and_one_that_keeps_its_name_leaves_none()
    {
        await using var site = await Visitor.StartAsync();
        var account = await Visitor.AccountAsync(site);
        var passkey = new UserPasskeyInfo([1, 2, 3], [4], site.Clock.GetUtcNow(), 0, [], isUserVerified: true, isBackupEligible: false, isBackedUp: false, [5], [6]) { Name = "Old laptop" };
        await site.Services.GetRequiredService<AccountBook>().KeepPasskeyAsync(account.Id, passkey, isNew: true, TestContext.Current.CancellationToken);
        var visitor = await Visitor.InAsync(site);

        foreach (var name in new[] { "Phone", "Phone" })
            Assert.Equal("/admin/you?done=renamed", (await visitor.PressAsync("/admin/you", "form[action='/admin/you?handler=rename']", ("called", name))).Headers["Location"]);

        var entry = Assert.Single(await Visitor.EntriesAsync(site), entry => entry.What == AuditEvent.PasskeyRenamed);
        Assert.Equal(("ada@example.org", "Old laptop", "Phone"), (entry.By, entry.From, entry.To));
        Assert.Contains("ada@example.org renamed a passkey of their own account.", (await visitor.GetAsync("/admin/log")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_from_outside_ends_every_session_and_leaves_the_codes()
    {
        await using var site = await Visitor.StartAsync();
        var (visitor, _, _) = await SignInTests.WithCodesAsync(site);
        const string Next = "a second kettle, colder than the first";

        await site.Services.GetRequiredService<AccountBook>().ResetAsync("ADA@example.org", Next, codesOff: false, "command line", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/admin/you")).Status);
        Assert.Equal("One more thing", (await new Visitor(site).SignInAsync(password: Next)).Heading);
        await site.Services.GetRequiredService<AccountBook>().ResetAsync("ada@example.org", Next, codesOff: true, "command line", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, (await new Visitor(site).SignInAsync(password: Next)).Status);
        Assert.Equal(["command line"], (await Visitor.EntriesAsync(site)).Where(entry => entry.What is AuditEvent.PasswordReset or AuditEvent.CodesOff).Select(entry => entry.By).Distinct(StringComparer.Ordinal));
    }
}

[OnPostgreSql]
public sealed class SessionOnPostgreSqlTests : SessionTests;

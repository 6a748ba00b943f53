using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Accounts;
using MindfulBond.Audit;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Accounts;

/// <summary>Owners ask people in, give roles and remove; a site always keeps an owner.</summary>
public class PeopleTests
{
    private const string Next = "three spoons in one drawer, always";

    [Fact]
    public async Task A_code_makes_one_account_with_the_role_it_was_made_for()
    {
        await using var site = await Visitor.StartAsync();
        var ada = await OwnerAsync(site);
        var code = await InviteAsync(ada, "Moderator");
        var bo = new Visitor(site);

        var joined = await JoinAsync(bo, code, "bo@example.org");
        var again = await JoinAsync(new Visitor(site), code, "eve@example.org");

        Assert.Equal("/admin/role-card?back=%2Fadmin%2Fyou", joined.Headers["Location"]);
        Assert.Contains("Moderator. Signed in", (await bo.GetAsync("/admin/you")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("That code opens nothing.", again.Words, StringComparison.Ordinal);
        var entry = (await Visitor.EntriesAsync(site)).Last(entry => entry.What == AuditEvent.AccountAdded);
        Assert.Equal(("bo@example.org", "ada@example.org", "Moderator"), (entry.Subject, entry.By, entry.To));
    }

    [Fact]
    public async Task A_code_ends_after_48_hours_and_is_stored_as_a_hash()
    {
        await using var site = await Visitor.StartAsync();
        var ada = await OwnerAsync(site);
        var code = await InviteAsync(ada, "Owner");
        await using var database = site.Database();

        Assert.Equal(OneTimeCode.HashText(code), Assert.Single(database.AccountInvitations).CodeHash);
        site.Clock.Advance(AccountBook.InvitationLasts);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await JoinAsync(new Visitor(site), code, "bo@example.org")).Status);
    }

    [Fact]
    public async Task Of_two_who_use_a_code_at_the_same_time_one_gets_in()
    {
        await using var site = await Visitor.StartAsync();
        var code = await InviteAsync(await OwnerAsync(site), "Moderator");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => JoinAsync(new Visitor(site), code, $"bo{i}@example.org")));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Found);
    }

    [Fact]
    public async Task Guessing_a_code_ends_after_five()
    {
        await using var site = await Visitor.StartAsync();
        var code = await InviteAsync(await OwnerAsync(site), "Moderator");
        for (var i = 0; i < SignInTries.Most; i++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await JoinAsync(new Visitor(site), "abcd-abcd-abcd-abcd", "bo@example.org")).Status);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await JoinAsync(new Visitor(site), code, "bo@example.org")).Status);
    }

    [Fact]
    public async Task An_email_that_is_taken_leaves_the_code_good_and_is_told_only_to_its_holder()
    {
        await using var site = await Visitor.StartAsync();
        var code = await InviteAsync(await OwnerAsync(site), "Moderator");

        var stranger = await JoinAsync(new Visitor(site), "abcd-abcd-abcd-abcd", "ada@example.org");
        var taken = await JoinAsync(new Visitor(site), code, "ada@example.org");
        var free = await JoinAsync(new Visitor(site), code, "bo@example.org");

        Assert.DoesNotContain("Somebody has an account", stranger.Words, StringComparison.Ordinal);
        Assert.Contains("Somebody has an account with this email.", taken.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, free.Status);
    }

    [Fact]
    public async Task Another_role_ends_the_sessions_and_counts_from_then_on()
    {
        await using var site = await Visitor.StartAsync();
        var ada = await OwnerAsync(site);
        var account = await Visitor.AccountAsync(site, AccountRole.Moderator, "bo@example.org");
        var bo = await Visitor.InAsync(site, "bo@example.org");

        var done = await ada.PressAsync("/admin/people", $"form[action='/admin/people?handler=role']:has(input[value='{account.Id}'])");

        Assert.Equal("/admin/people?done=role", done.Headers["Location"]);
        Assert.Equal(HttpStatusCode.Found, (await bo.GetAsync("/admin/you")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await Visitor.InAsync(site, "bo@example.org")).GetAsync("/admin/people")).Status);
        var entry = Assert.Single(await Visitor.EntriesAsync(site), entry => entry.What == AuditEvent.RoleChanged);
        Assert.Equal(("bo@example.org", "Moderator", "Owner", "ada@example.org"), (entry.Subject, entry.From, entry.To, entry.By));
    }

    [Fact]
    public async Task A_removed_account_is_out_at_once_and_cannot_come_back()
    {
        await using var site = await Visitor.StartAsync();
        var ada = await OwnerAsync(site);
        await Visitor.AccountAsync(site, AccountRole.Moderator, "bo@example.org");
        var bo = await Visitor.InAsync(site, "bo@example.org");

        var done = await ada.PressAsync("/admin/people", "form[action='/admin/people?handler=remove']");

        Assert.Equal("/admin/people?done=removed", done.Headers["Location"]);
        Assert.Equal(HttpStatusCode.Found, (await bo.GetAsync("/admin/you")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await new Visitor(site).SignInAsync("bo@example.org")).Status);
        Assert.Equal("bo@example.org", Assert.Single(await Visitor.EntriesAsync(site), entry => entry.What == AuditEvent.AccountRemoved).Subject);
    }

    [Fact]
    public async Task The_last_owner_stays_an_owner()
    {
        await using var site = await Visitor.StartAsync();
        var ada = await OwnerAsync(site);

        var answer = await ada.PressAsync("/admin/people", "form[action='/admin/people?handler=role']");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("That is the last owner", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_owners_who_remove_each_other_at_the_same_moment_one_stays()
    {
        await using var site = await Visitor.StartAsync();
        var (ada, bo) = (await Visitor.AccountAsync(site), await Visitor.AccountAsync(site, email: "bo@example.org"));
        var book = site.Services.GetRequiredService<AccountBook>();

        var answers = await Task.WhenAll(
            book.RemoveAsync(ada.Id, "bo@example.org", TestContext.Current.CancellationToken), book.RemoveAsync(bo.Id, "ada@example.org", TestContext.Current.CancellationToken));

        Assert.Equal([AccountAnswer.Done, AccountAnswer.IsTheLast], answers.Order());
        await using var database = site.Database();
        Assert.Equal(AccountRole.Owner, Assert.Single(database.Users).Role);
    }

    [Fact]
    public async Task People_ask_again_who_is_there()
    {
        await using var site = await Visitor.StartAsync();
        var ada = await OwnerAsync(site);
        await Visitor.AccountAsync(site, AccountRole.Moderator, "bo@example.org");
        var open = await ada.GetAsync("/admin/people");
        site.Clock.Advance(AccountSessions.Proof + TimeSpan.FromSeconds(1));

        foreach (var form in new[] { "role", "remove", "invite" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await ada.PressAsync(open, $"form[action='/admin/people?handler={form}']")).Status);
    }

    [Fact]
    public async Task The_only_way_in_is_not_removed()
    {
        await using var site = await Visitor.StartAsync();
        var cookie = await site.SignInAsync();
        await using var scope = site.Services.CreateAsyncScope();
        var account = Assert.Single(site.Database().Users);
        var book = site.Services.GetRequiredService<AccountBook>();
        var passkey = new Microsoft.AspNetCore.Identity.UserPasskeyInfo([1, 2, 3], [4], site.Clock.GetUtcNow(), 0, [], isUserVerified: true, isBackupEligible: false, isBackedUp: false, [], []) { Name = "One" };
        await book.KeepPasskeyAsync(account.Id, passkey, isNew: true, TestContext.Current.CancellationToken);

        Assert.NotEmpty(cookie);
        Assert.Equal(AccountAnswer.IsTheLast, await book.RemovePasskeyAsync(account.Id, [1, 2, 3], TestContext.Current.CancellationToken));
    }

    private static async Task<Visitor> OwnerAsync(SiteFixture site)
    {
        await Visitor.AccountAsync(site);
        return await Visitor.InAsync(site);
    }

    private static async Task<string> InviteAsync(Visitor owner, string role)
    {
        var page = await owner.PressAsync("/admin/people", "form[action='/admin/people?handler=invite']", ("role", role));
        return page.Page.QuerySelector(".yours .code")!.TextContent;
    }

    private static Task<Answer> JoinAsync(Visitor visitor, string code, string email) => visitor.PressAsync(
        "/admin/join", "form[action='/admin/join']", ("code", code), ("email", email), ("name", "Bo"), ("password", Next));
}

[OnPostgreSql]
public sealed class PeopleOnPostgreSqlTests : PeopleTests;

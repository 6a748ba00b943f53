using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Accounts;
using MindfulBond.Data;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Accounts;

/// <summary>The name of somebody at the desk is nobody else's, as an author's is.</summary>
public class DeskNamesTests
{
    private const string Name = "Brin Hallowell";

    [Theory]
    [InlineData("Brin Hallowell")]
    [InlineData("BRIN HALLOWELL")]
    [InlineData("Brín Hållowell")]
    [InlineData("Вrin Наllоwеll")]
    [InlineData("Brin\u200B Hallo\u00ADwell")]
    [InlineData("Brin Ha11owell")]
    [InlineData("The real Brin Hallowell")]
    public async Task A_name_like_theirs_is_refused_kindly(string name)
    {
        await using var site = await Talking.StartAsync();
        await AddAsync(site, Name);

        var refused = await site.PreviewAsync(name: name);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("That name belongs to someone who writes here.", refused.Words, StringComparison.Ordinal);
        Assert.Equal(name, refused.Field("preview", "name"));
    }

    [Theory]
    [InlineData("Brin")]
    [InlineData("Hal Low")]
    [InlineData("Quiet Heron")]
    public async Task Any_other_name_is_free(string name)
    {
        await using var site = await Talking.StartAsync();
        await AddAsync(site, Name);

        Assert.Equal(HttpStatusCode.OK, (await site.PreviewAsync(name: name)).Status);
    }

    [Fact]
    public async Task A_new_name_counts_at_once_and_the_old_one_is_free()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var visitor = await Visitor.InAsync(site);

        await visitor.PressAsync("/admin/you", "form[action='/admin/you?handler=name']", ("name", Name));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.PreviewAsync(name: Name)).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.PreviewAsync(name: "Ada")).Status);
    }

    [Fact]
    public async Task A_name_that_was_seen_in_a_preview_is_looked_at_again_when_it_is_sent()
    {
        await using var site = await Talking.StartAsync();
        var preview = await site.PreviewAsync(name: Name);
        await AddAsync(site, Name);
        site.Clock.Advance(Talking.AMoment);

        var refused = await site.SendAsync(preview);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Empty(await site.StoredAsync());
    }

    [Fact]
    public async Task The_name_of_an_account_that_is_removed_is_free()
    {
        await using var site = await Talking.StartAsync();
        await AddAsync(site, "Somebody Else", "owner@example.org", AccountRole.Owner);
        var account = await AddAsync(site, Name);

        await site.Services.GetRequiredService<AccountBook>().RemoveAsync(account.Id, "test", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, (await site.PreviewAsync(name: Name)).Status);
    }

    [Fact]
    public async Task A_name_that_was_changed_by_another_process_is_known_within_seconds()
    {
        await using var site = await Talking.StartAsync();
        await using (var elsewhere = site.Database())
        {
            elsewhere.Users.Add(new Account { Id = Guid.NewGuid(), UserName = "b@example.org", Email = "b@example.org", PublicName = Name });
            await elsewhere.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.OK, (await site.PreviewAsync(name: Name)).Status);
        await Until.True(async () =>
        {
            site.Clock.Advance(ChangesElsewhere.Every);
            return (await site.PreviewAsync(name: Name)).Status == HttpStatusCode.UnprocessableEntity;
        });
    }

    [Fact]
    public async Task No_comment_asks_the_database_for_them()
    {
        var counted = new CountedQueries();
        await using var site = await SiteFixture.StartAsync(Talking.Plant, [$"--Site:BaseUrl={Samples.BaseUrl}"], adjust: counted.Watch);
        await AddAsync(site, Name);
        counted.Take();

        var preview = await site.PreviewAsync(name: "Blue Door");
        // Less than until they are read again anyway.
        site.Clock.Advance(ChangesElsewhere.Every / 2);
        Assert.NotNull((await site.SendAsync(preview)).Phrase);

        Assert.DoesNotContain(counted.Take(), asked => asked.Sql.Contains("PublicName", StringComparison.Ordinal));
    }

    private static async Task<Account> AddAsync(SiteFixture site, string name, string email = "brin@example.org", AccountRole role = AccountRole.Moderator)
    {
        var book = site.Services.GetRequiredService<AccountBook>();
        var account = book.New(email, name, Visitor.Password, role);
        Assert.Equal(AccountAnswer.Done, await book.AddAsync(account, "test", TestContext.Current.CancellationToken));
        return account;
    }
}

[OnPostgreSql]
public sealed class DeskNamesOnPostgreSqlTests : DeskNamesTests;

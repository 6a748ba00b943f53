using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Accounts;
using MindfulBond.Audit;
using MindfulBond.Commands;
using MindfulBond.Tests.Accounts;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Commands;

/// <summary><c>admin add</c> and <c>admin reset</c>: for whoever runs the machine.</summary>
[Collection(Terminal.Name)]
public sealed class AdminCommandTests
{
    [Fact]
    public async Task The_first_account_is_an_owner_and_the_next_a_moderator_whether_the_site_runs_or_not()
    {
        await using var site = await Visitor.StartAsync();

        var first = await AdminAsync(site, Visitor.Password, "add", "ada@example.org");
        var second = await AdminAsync(site, Visitor.Password, "add", "bo@example.org", "--name", "Bo");

        Assert.Equal((CommandLine.Success, "ada@example.org can sign in, as an owner.", ""), (first.Code, Assert.Single(first.Lines), Last(first)));
        Assert.Equal((CommandLine.Success, "bo@example.org can sign in, as a moderator."), (second.Code, Assert.Single(second.Lines)));
        Assert.Equal(System.Net.HttpStatusCode.Found, (await new Visitor(site).SignInAsync()).Status);
        Assert.All((await Visitor.EntriesAsync(site)).Where(entry => entry.What == AuditEvent.AccountAdded), entry => Assert.Equal("command line", entry.By));
        Assert.False(await site.Services.GetRequiredService<FirstOwner>().IsWantedAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task It_makes_the_database_where_there_is_none()
    {
        using var content = new TempContent();
        var data = content.Path("data");

        var said = await RunAsync(Visitor.Password, "admin", "add", "ada@example.org", $"--Content:Path={content.Folder}", $"--Data:Path={data}");

        Assert.Equal((CommandLine.Success, ""), (said.Code, Last(said)));
        Assert.True(File.Exists(Path.Combine(data, "mindfulbond.db")));
    }

    [Fact]
    public async Task A_reset_ends_every_session_and_leaves_the_authenticator_unless_told()
    {
        await using var site = await Visitor.StartAsync();
        var (visitor, _, _) = await SignInTests.WithCodesAsync(site);
        const string Next = "a second kettle, colder than the first";

        var said = await AdminAsync(site, Next, "reset", "ada@example.org");
        var half = await new Visitor(site).SignInAsync(password: Next);
        var off = await AdminAsync(site, Next, "reset", "ada@example.org", "--codes-off");

        Assert.Equal((CommandLine.Success, CommandLine.Success), (said.Code, off.Code));
        Assert.Equal(System.Net.HttpStatusCode.Found, (await visitor.GetAsync("/admin/you")).Status);
        Assert.Equal("One more thing", half.Heading);
        Assert.Equal(System.Net.HttpStatusCode.Found, (await new Visitor(site).SignInAsync(password: Next)).Status);
    }

    [Theory]
    [InlineData("", "No password came on standard input.")]
    [InlineData("too short", "Fifteen characters or more. This one has 9.")]
    [InlineData("correct horse battery staple", "tried first")]
    public async Task A_weak_password_is_one_line_and_stores_nothing(string password, string words)
    {
        await using var site = await Visitor.StartAsync();

        var said = await AdminAsync(site, password, "add", "ada@example.org");

        Assert.Equal((CommandLine.Failure, ""), (said.Code, said.Output));
        Assert.Contains(words, Last(said), StringComparison.Ordinal);
        Assert.Empty(await Visitor.EntriesAsync(site));
    }

    [Fact]
    public async Task Somebody_who_is_there_is_not_added_and_somebody_who_is_not_there_is_not_reset()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);

        var twice = await AdminAsync(site, Visitor.Password, "add", "ADA@example.org");
        var nobody = await AdminAsync(site, Visitor.Password, "reset", "bo@example.org");

        Assert.Equal((CommandLine.Failure, CommandLine.Failure), (twice.Code, nobody.Code));
        Assert.Contains("has an account already", Last(twice), StringComparison.Ordinal);
        Assert.Contains("Nobody has an account with bo@example.org", Last(nobody), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("admin", "add")]
    [InlineData("admin", "add", "no-address")]
    [InlineData("admin", "add", "ada@example.org", "--role", "queen")]
    [InlineData("admin", "reset")]
    [InlineData("admin", "other")]
    public async Task Wrong_usage_is_told(params string[] words) => Assert.Equal(CommandLine.WrongUsage, (await RunAsync("", words)).Code);

    private static Task<Said> AdminAsync(SiteFixture site, string password, params string[] words) =>
        RunAsync(password, ["admin", .. words, $"--Content:Path={site.Content}", $"--Data:Path={site.Data}", $"--Site:BaseUrl={Samples.BaseUrl}"]);

    private static async Task<Said> RunAsync(string password, params string[] words)
    {
        var input = Console.In;
        try
        {
            using var typed = new StringReader(password + "\n");
            Console.SetIn(typed);
            return await Terminal.RunAsync(words);
        }
        finally
        {
            Console.SetIn(input);
        }
    }

    // At a real terminal the prompt stands before it.
    private static string Last(Said said) => said.Error.Replace("Password: ", "", StringComparison.Ordinal).Trim();
}

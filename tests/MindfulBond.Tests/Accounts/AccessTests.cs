using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Accounts;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Accounts;

/// <summary>Every address behind the door, walked signed out and as each role.</summary>
public sealed class AccessTests
{
    // What a stranger must reach to get in.
    private static readonly string[] ForStrangers = ["/admin/setup", "/admin/sign-in", "/admin/code", "/admin/join", "/admin/sign-out"];

    [Fact]
    public async Task Every_address_behind_the_door_asks_who_is_there()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);

        foreach (var (address, endpoint) in Addresses(site))
        {
            using var got = await site.GetAsync(address);
            using var posted = await site.SendAsync(HttpMethod.Post, address, new FormUrlEncodedContent([KeyValuePair.Create("a", "b")]));

            Assert.Contains("no-store", got.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            if (ForStrangers.Contains(address))
            {
                Assert.NotNull(endpoint.Metadata.GetMetadata<IAllowAnonymous>());
                continue;
            }

            Assert.True(got.StatusCode == HttpStatusCode.Found, $"{address} answers {got.StatusCode}");
            Assert.StartsWith("/admin/sign-in?back=", got.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
            Assert.True(posted.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.MethodNotAllowed, $"POST {address} answers {posted.StatusCode}");
            Assert.Null(endpoint.Metadata.GetMetadata<IAllowAnonymous>());
        }
    }

    [Fact]
    public async Task Owners_pages_are_closed_to_moderators_and_open_to_owners()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        await Visitor.AccountAsync(site, AccountRole.Moderator, "bo@example.org");
        var (owner, moderator) = (await Visitor.InAsync(site), await Visitor.InAsync(site, "bo@example.org"));

        foreach (var (address, endpoint) in Addresses(site).Where(one => !ForStrangers.Contains(one.Address)))
        {
            var isOwners = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(rule => rule.Policy == Policies.Owner);
            var (asOwner, asModerator) = (await owner.GetAsync(address), await moderator.GetAsync(address));

            if (isOwners)
            {
                Assert.True(asModerator.Status == HttpStatusCode.Forbidden, $"{address} answers {asModerator.Status} to a moderator");
                Assert.Equal("Owners only", asModerator.Heading);
            }
            else if (address != "/admin/not-yours")
            {
                Assert.NotEqual(HttpStatusCode.Forbidden, asModerator.Status);
                Assert.NotEqual(HttpStatusCode.Unauthorized, asModerator.Status);
            }

            if (address != "/admin/not-yours") Assert.True(asOwner.Status is HttpStatusCode.OK or HttpStatusCode.Found or HttpStatusCode.NotFound, $"{address} answers {asOwner.Status} to an owner");
        }
    }

    [Fact]
    public async Task A_post_of_a_moderator_to_an_owners_page_changes_nothing()
    {
        await using var site = await Visitor.StartAsync();
        var ada = await Visitor.AccountAsync(site);
        await Visitor.AccountAsync(site, AccountRole.Moderator, "bo@example.org");
        var bo = await Visitor.InAsync(site, "bo@example.org");
        var token = (await bo.GetAsync("/admin/you")).Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answer = await bo.PostAsync("/admin/people?handler=remove", ("id", ada.Id.ToString()), ("__RequestVerificationToken", token));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        await using var database = site.Database();
        Assert.Equal(2, database.Users.Count());
    }

    [Fact]
    public async Task Every_form_of_accounts_carries_a_token_and_is_refused_without_it()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var visitor = await Visitor.InAsync(site);

        foreach (var page in new[] { "/admin/you", "/admin/people", "/admin/you/authenticator", "/admin/role-card", "/admin/again" })
        {
            foreach (var form in (await visitor.GetAsync(page)).Page.Forms)
            {
                Assert.NotNull(form.QuerySelector("input[name=__RequestVerificationToken]"));
                var bare = await visitor.PostAsync(form.GetAttribute("action")!, ("id", Guid.NewGuid().ToString()));
                Assert.True(bare.Status == HttpStatusCode.BadRequest, $"{form.GetAttribute("action")} answers {bare.Status}");
            }
        }
    }

    [Fact]
    public async Task The_picture_of_a_key_is_shown_to_whom_it_is_for()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        await Visitor.AccountAsync(site, AccountRole.Moderator, "bo@example.org");
        var (ada, bo) = (await Visitor.InAsync(site), await Visitor.InAsync(site, "bo@example.org"));
        var address = (await ada.GetAsync("/admin/you/authenticator")).Page.QuerySelector("img.qr")!.GetAttribute("src")!;

        var picture = await ada.GetAsync(address);

        Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (picture.Status, picture.Headers["Content-Type"].Split(';')[0]));
        Assert.Contains("no-store", picture.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Contains("<svg", picture.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", picture.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bo.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync("/admin/you/authenticator?handler=picture&key=x")).Status);
    }

    [Fact]
    public async Task Pages_of_accounts_are_valid()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var cookie = await site.SignInAsync();

        foreach (var page in new[] { "/admin/you", "/admin/people", "/admin/you/authenticator", "/admin/role-card", "/admin/danger", "/admin/again" })
        {
            using var answer = await site.GetAsync(page, "Cookie: " + cookie);
            var errors = new List<string>();
            var parser = new AngleSharp.Html.Parser.HtmlParser();
            parser.Error += (_, error) => errors.Add(((AngleSharp.Html.Dom.Events.HtmlErrorEvent)error).Message);
            var parsed = parser.ParseDocument(await SiteFixture.TextOf(answer));

            Assert.True(errors.Count == 0, $"{page}: {string.Join(", ", errors)}");
            Assert.Single(parsed.QuerySelectorAll("h1"));
            var ids = parsed.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
            Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
            Assert.Empty(parsed.QuerySelectorAll("[style], script:not([src])"));
        }
    }

    private static IEnumerable<(string Address, RouteEndpoint Endpoint)> Addresses(SiteFixture site) =>
        site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Address: "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal), endpoint))
            .Where(one => one.Address == "/admin" || one.Address.StartsWith("/admin/", StringComparison.Ordinal));
}

using MindfulBond.Articles;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Articles;

/// <summary>Where an address that is not the one spelling leads.</summary>
public sealed class NewAddressTests
{
    private static readonly ArticleCatalog Catalog = A.Catalog(
        A.Noon,
        A.Article("first-light") with
        {
            Aliases =
            [
                "/2026/05/first", "/articles/dawn", "/articles/other", "/leave", "/search", "/help", "/help/gb", "/health/live", "/feed.xml", "/feed.json", "/sitemap.xml",
                "/robots.txt", "/.well-known/security.txt", "/admin/sign-in", "/note", "/archive", "/topics/sleep", "/feed",
            ],
        },
        A.Article("other"));

    [Theory]
    [InlineData("/2026/05/first", "/articles/first-light")]
    [InlineData("/2026/05/First/", "/articles/first-light")]
    [InlineData("/2026/05/first.html", "/articles/first-light")]
    [InlineData("/articles/dawn", "/articles/first-light")]
    [InlineData("/articles/First-Light", "/articles/first-light")]
    [InlineData("/articles/first-light/", "/articles/first-light")]
    [InlineData("/articles/first-light.html", "/articles/first-light")]
    [InlineData("/articles/first light", "/articles/first-light")]
    [InlineData("/Leave", "/leave")]
    [InlineData("/HELP/GB/", "/help/gb")]
    [InlineData("/rss.xml", "/feed.xml")]
    [InlineData("/index.xml", "/feed.xml")]
    [InlineData("/feed", "/feed.xml")]
    [InlineData("/nowhere/", "/nowhere")]
    public void Another_spelling_leads_on(string path, string address)
    {
        Assert.Equal(address, OldAddresses.NewAddress(path, Catalog));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/articles/first-light")]
    [InlineData("/nowhere")]
    [InlineData("/images/Photo.JPG")]
    [InlineData("/articles/first-light/Photo.JPG")]
    public void The_one_spelling_stays(string path)
    {
        Assert.Null(OldAddresses.NewAddress(path, Catalog));
    }

    [Theory]
    [InlineData("/articles/other")]
    [InlineData("/leave")]
    [InlineData("/search")]
    [InlineData("/help")]
    [InlineData("/help/gb")]
    [InlineData("/health/live")]
    [InlineData("/feed.xml")]
    [InlineData("/feed.json")]
    [InlineData("/sitemap.xml")]
    [InlineData("/robots.txt")]
    [InlineData("/.well-known/security.txt")]
    [InlineData("/admin/sign-in")]
    [InlineData("/note")]
    [InlineData("/archive")]
    [InlineData("/topics/sleep")]
    public void An_old_address_never_takes_the_place_of_one_that_is_served(string path)
    {
        Assert.Null(OldAddresses.NewAddress(path, Catalog));
    }

    [Fact]
    public void An_old_address_of_what_is_not_public_leads_nowhere()
    {
        var hidden = A.Article("a") with { Draft = true, Aliases = ["/old"] };

        Assert.Null(OldAddresses.NewAddress("/old", A.Catalog(A.Noon, hidden)));
    }

    [Fact]
    public void Of_two_articles_that_claim_one_old_address_the_newest_has_it()
    {
        var catalog = A.Catalog(A.Noon, A.Article("a") with { Aliases = ["/old"], PublishedUtc = A.Noon.AddDays(-3) }, A.Article("b") with { Aliases = ["/old"] });

        Assert.Equal("/articles/b", OldAddresses.NewAddress("/old", catalog));
    }
}

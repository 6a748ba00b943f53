using FsCheck.Xunit;
using MindfulBond.Content;

namespace MindfulBond.Tests.Content;

/// <summary>The one spelling of an address.</summary>
public sealed class SiteAddressTests
{
    [Theory]
    [InlineData("/articles/First-Light", "/articles/first-light")]
    [InlineData("/articles/first-light/", "/articles/first-light")]
    [InlineData("/articles/first-light.html", "/articles/first-light")]
    [InlineData("/articles/first-light.html/", "/articles/first-light")]
    [InlineData("/articles//first-light", "/articles/first-light")]
    [InlineData("//evil.example/x", "/evil.example/x")]
    [InlineData("/\\evil.example", "/evil.example")]
    [InlineData("/index.html", "/")]
    [InlineData("/.html", "/")]
    [InlineData("", "/")]
    [InlineData("/cafe\u0301", "/café")]
    [InlineData("/v1.2", "/v1.2")]
    public void An_address_has_one_spelling(string typed, string canonical)
    {
        Assert.Equal(canonical, SiteAddress.Canonical(typed));
    }

    [Property]
    public void The_one_spelling_begins_with_one_slash_and_stays_as_it_is(string? typed)
    {
        var canonical = SiteAddress.Canonical(typed ?? "");

        Assert.StartsWith("/", canonical, StringComparison.Ordinal);
        Assert.False(canonical.StartsWith("//", StringComparison.Ordinal) || canonical.Contains('\\', StringComparison.Ordinal));
        Assert.Equal(canonical, SiteAddress.Canonical(canonical));
    }

    [Theory]
    [InlineData("leave")]
    [InlineData("help")]
    [InlineData("search")]
    [InlineData("admin")]
    public void The_site_s_own_addresses_are_taken(string slug)
    {
        Assert.True(SiteAddress.IsTaken(slug));
        Assert.False(SiteAddress.IsTaken(slug + "-2"));
    }
}

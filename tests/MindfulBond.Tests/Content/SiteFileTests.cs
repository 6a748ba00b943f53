using MindfulBond.Content;

namespace MindfulBond.Tests.Content;

/// <summary>What <c>site.yaml</c> says, and what is taken where it says nothing or something wrong.</summary>
public sealed class SiteFileTests
{
    [Fact]
    public void A_whole_site_file_is_read_whole()
    {
        var (site, problems) = Read("""
            title: Ours
            tagline: One line.
            headline: Hello
            language: pt-BR
            timeZone: Europe/London
            editorial: strict
            contact: mailto:a@b.example
            licence: { name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/" }
            navigation: [{ label: About, href: /about }]
            footer: [{ label: Terms, href: /terms }]
            authors: [{ slug: ed, name: Editors, about: We write. }, Ada]
            topics: [{ name: Low mood, sentence: I am low., sensitive: true }]
            series: [{ name: The same fight, description: Why. }]
            """);

        Assert.Empty(problems);
        Assert.Equal(("Ours", "One line.", "Hello", "pt-BR", "Europe/London", true, "mailto:a@b.example"), (site!.Title, site.Tagline, site.Headline, site.Language, site.TimeZone.Id, site.StrictEditorial, site.Contact));
        Assert.Equal(("CC BY 4.0", new NavigationLink("About", "/about"), new NavigationLink("Terms", "/terms")), (site.Licence!.Name, Assert.Single(site.Navigation), Assert.Single(site.Footer)));
        Assert.Equal([new AuthorInfo("ed", "Editors", "We write."), new AuthorInfo("ada", "Ada", About: null)], site.Authors);
        Assert.Equal(new TopicInfo("low-mood", "Low mood", "I am low.", Description: null, Sensitive: true), Assert.Single(site.Topics));
        Assert.Equal(new SeriesInfo("the-same-fight", "The same fight", "Why."), Assert.Single(site.Series));
    }

    [Fact]
    public void An_empty_file_is_a_site_with_our_own_words()
    {
        var (site, problems) = Read("");

        Assert.Empty(problems);
        Assert.Equal(("MindfulBond", "en", TimeZoneInfo.Utc, false), (site!.Title, site.Language, site.TimeZone, site.StrictEditorial));
    }

    [Theory]
    [InlineData("timeZone: Nowhere/Land", Severity.Error, "time-zone-unknown")]
    [InlineData("timeZone: ../../etc/passwd", Severity.Error, "time-zone-unknown")]
    [InlineData("timeZone: \"a\\0b\"", Severity.Error, "time-zone-unknown")]
    [InlineData("editorial: severe", Severity.Warning, "value-unknown")]
    [InlineData("language: English", Severity.Warning, "lang-invalid")]
    [InlineData("contact: nobody", Severity.Error, "contact-invalid")]
    [InlineData("contact: http://a.example", Severity.Error, "contact-invalid")]
    [InlineData("navigation: [{ label: Away, href: https://a.example }]", Severity.Error, "link-invalid")]
    [InlineData("navigation: [{ label: Away, href: //a.example }]", Severity.Error, "link-invalid")]
    [InlineData("navigation: [{ label: Away, href: '/\\a.example' }]", Severity.Error, "link-invalid")]
    [InlineData("footer: [{ href: /about }]", Severity.Error, "link-invalid")]
    [InlineData("authors: [{ about: Me }]", Severity.Error, "name-missing")]
    [InlineData("topics: [{ name: '?' }]", Severity.Error, "name-missing")]
    [InlineData("topics: [Sleep, sleep]", Severity.Error, "slug-twice")]
    [InlineData("titel: Ours", Severity.Warning, "key-unknown")]
    [InlineData("surprise: 1", Severity.Warning, "key-unknown")]
    public void A_wrong_value_is_reported_and_does_no_harm(string line, Severity severity, string rule)
    {
        var (site, problems) = Read("tagline: One line.\n" + line);

        Assert.Equal("One line.", site!.Tagline);
        Assert.Equal((SiteFile.Name, 2, severity, rule), (problems[0].File, problems[0].Line, problems[0].Severity, problems[0].Rule));
        Assert.Single(problems);
        Assert.Empty(site.Navigation);
        Assert.Empty(site.Footer);
    }

    [Fact]
    public void Editorial_is_relaxed_unless_it_is_strict()
    {
        Assert.False(Read("editorial: relaxed").Site!.StrictEditorial);
        Assert.True(Read("editorial: strict").Site!.StrictEditorial);
    }

    private static (SiteInfo? Site, IReadOnlyList<Problem> Problems) Read(string yaml)
    {
        var problems = new ProblemList(SiteFile.Name);
        return (SiteFile.Read(yaml, problems), problems.All);
    }
}

using MindfulBond.Content;
using MindfulBond.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MindfulBond.Tests.Content;

/// <summary>Links between double brackets are a setting: elsewhere such brackets are code.</summary>
public sealed class WikilinkTests
{
    [Theory]
    [InlineData("[[Low mood]]", "<a href=\"/articles/low-mood\">Low mood</a>")]
    [InlineData("[[People/Low mood|a heavy day]]", "<a href=\"/articles/low-mood\">a heavy day</a>")]
    [InlineData("[[low mood#The morning]]", "<a href=\"/articles/low-mood#the-morning\">low mood#The morning</a>")]
    [InlineData("[[#Here]]", "<a href=\"#here\">Here</a>")]
    [InlineData("[[x](https://example.org)]", "goes to another site")]
    [InlineData("`[[Low mood]]`", "<code>[[Low mood]]</code>")]
    public void A_note_is_found_by_its_name_wherever_it_lies(string typed, string html)
    {
        using var content = new TempContent().Write("People/Low mood.md", "## The morning\n\nWords.").Write("a.md", typed + "\n\n## Here");

        var snapshot = Read(content, wikilinks: true);

        Assert.Contains(html, snapshot.Article("a").Text.Html.ToString(), StringComparison.Ordinal);
        Assert.Empty(snapshot.Problems);
    }

    [Fact]
    public void A_note_that_is_not_there_leaves_its_words_and_is_reported()
    {
        using var content = new TempContent().Write("a.md", "Text\n\n[[Nobody|words]]");

        var snapshot = Read(content, wikilinks: true);

        Assert.Contains("<p>words</p>", snapshot.Article("a").Text.Html.ToString(), StringComparison.Ordinal);
        Assert.Equal(("dead-link", 3), (snapshot.Problem("dead-link").Rule, snapshot.Problem("dead-link").Line));
    }

    [Fact]
    public void Without_the_setting_the_brackets_stay_as_typed()
    {
        using var content = new TempContent().Write("b.md", "Text").Write("a.md", "[[b]]");

        Assert.Contains("[[b]]", Read(content, wikilinks: false).Article("a").Text.Html.ToString(), StringComparison.Ordinal);
    }

    private static ContentSnapshot Read(TempContent content, bool wikilinks)
    {
        var library = new ContentLibrary(Options.Create(new ContentOptions { Path = content.Folder, Wikilinks = wikilinks }), NullLogger<ContentLibrary>.Instance);
        library.Refresh();
        return library.Snapshot;
    }
}

using MindfulBond.Content;
using MindfulBond.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MindfulBond.Tests.Content;

/// <summary>Links between double brackets are a setting: elsewhere such brackets are code.</summary>
public sealed class WikilinkTests
{
    private static readonly byte[] Dot = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

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

    [Theory]
    [InlineData("![[lamp.png|a lamp]]", "<figure><img src=\"/images/Attachments/lamp.png\" width=\"1\" height=\"1\"")]
    [InlineData("![[lamp.png|a lamp]]", "alt=\"a lamp\"")]
    [InlineData("![[LAMP.PNG|a lamp]]", "src=\"/images/Attachments/lamp.png\"")]
    [InlineData("![[Attachments/lamp.png|a lamp|300]]", "width=\"300\" height=\"300\"")]
    [InlineData("![[lamp.png|a lamp|300x200]]", "width=\"300\" height=\"200\"")]
    [InlineData("![[lamp.png|a lamp, 300x]]", "alt=\"a lamp, 300x\"")]
    [InlineData("Near ![[lamp.png|a lamp|30]] it", "<p>Near <img src=\"/images/Attachments/lamp.png\" width=\"30\"")]
    [InlineData("| a | b |\n|---|---|\n| ![[lamp.png\\|a lamp\\|30]] | c |", "width=\"30\" height=\"30\"")]
    [InlineData("![[Low mood]]", "<p><a href=\"/articles/low-mood\">Low mood</a></p>")]
    [InlineData("![[Low mood#The morning|a morning]]", "<p><a href=\"/articles/low-mood#the-morning\">a morning</a></p>")]
    [InlineData("Stop![[Low mood]]", "Stop<a href=\"/articles/low-mood\">")]
    [InlineData("`![[lamp.png]]`", "<code>![[lamp.png]]</code>")]
    public void A_picture_is_found_by_its_name_and_a_note_within_a_note_is_a_link(string typed, string html)
    {
        using var content = new TempContent().Write("People/Low mood.md", "## The morning\n\nWords.").Write("Attachments/lamp.png", Dot).Write("notes/a.md", typed + "\n");

        var snapshot = Read(content, wikilinks: true);

        Assert.Contains(html, snapshot.Article("a").Text.Html.ToString(), StringComparison.Ordinal);
        Assert.Empty(snapshot.Problems);
    }

    [Theory]
    [InlineData("![[nowhere.png|a lamp]]", "image-missing")]
    [InlineData("![[../../../nowhere.png|a lamp|300]]", "image-missing")]
    [InlineData("![[Nobody]]", "dead-link")]
    [InlineData("![[talk.mp3]]", "dead-link")]
    [InlineData("![[lamp.png]]", "image-alt")]
    [InlineData("![[lamp.png|0x999999999999]]", null)]
    public void What_is_not_found_or_has_no_words_is_reported(string typed, string? rule)
    {
        using var content = new TempContent().Write("lamp.png", Dot).Write("a.md", "Text\n\n" + typed);

        var snapshot = Read(content, wikilinks: true);

        if (rule is null) Assert.Empty(snapshot.Problems);
        else Assert.Equal((rule, 3), (Assert.Single(snapshot.Problems).Rule, snapshot.Problems[0].Line));
    }

    [Fact]
    public void A_picture_that_comes_later_is_seen()
    {
        using var content = new TempContent().Write("a.md", "![[lamp.png|a lamp]]");
        var library = new ContentLibrary(Options.Create(new ContentOptions { Path = content.Folder, Wikilinks = true }), NullLogger<ContentLibrary>.Instance);
        library.Refresh();
        Assert.Equal("image-missing", Assert.Single(library.Snapshot.Problems).Rule);

        content.Write("deep/in/lamp.png", Dot);
        library.Refresh();

        Assert.Empty(library.Snapshot.Problems);
        Assert.Contains("<img", library.Snapshot.Article("a").Text.Html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_that_is_not_there_leaves_its_words_and_is_reported()
    {
        using var content = new TempContent().Write("a.md", "Text\n\n[[Nobody|words]]");

        var snapshot = Read(content, wikilinks: true);

        Assert.Contains("<p>words</p>", snapshot.Article("a").Text.Html.ToString(), StringComparison.Ordinal);
        Assert.Equal(("dead-link", 3), (snapshot.Problem("dead-link").Rule, snapshot.Problem("dead-link").Line));
    }

    [Theory]
    [InlineData("One %%a *remark*%% two.", "<p>One  two.</p>")]
    [InlineData("One %%a\nremark%% two.", "<p>One  two.</p>")]
    [InlineData("%%\nOne remark.\n\n# And more.\n%%\n\nTwo.", "<p>Two.</p>")]
    [InlineData("%% remark %%\nTwo.", "<p>Two.</p>")]
    [InlineData("%%\nremark\n%% Two.", "<p>Two.</p>")]
    [InlineData("- One\n\n  %%\n  remark\n  %%\n- Two", "<ul>\n<li>\n<p>One</p>\n</li>\n<li>\n<p>Two</p>\n</li>\n</ul>")]
    [InlineData("One %% two, 100%.", "<p>One %% two, 100%.</p>")]
    [InlineData("`%%one%%`", "<p><code>%%one%%</code></p>")]
    [InlineData("```\n%%one%%\n```", "<pre tabindex=\"0\"><code>%%one%%\n</code></pre>")]
    [InlineData("One paragraph. ^a1b2-c", "<p>One paragraph.</p>")]
    [InlineData("- One\n- Two ^abc", "<ul>\n<li>One</li>\n<li>Two</li>\n</ul>")]
    [InlineData("2 ^3 and x^2", "<p>2 ^3 and x^2</p>")]
    public void Remarks_and_names_of_paragraphs_are_for_nobody(string typed, string html)
    {
        using var content = new TempContent().Write("a.md", typed);

        var snapshot = Read(content, wikilinks: true);

        Assert.Equal(html, snapshot.Article("a").Text.Html.ToString().TrimEnd());
        Assert.DoesNotContain("remark", snapshot.Article("a").Description + snapshot.Article("a").Text.PlainText, StringComparison.Ordinal);
        Assert.Empty(snapshot.Problems);
    }

    [Theory]
    [InlineData("[[b#^a1b2]]", "<a href=\"/articles/b\">")]
    [InlineData("[[#^a1b2|above]]", "<p>above</p>")]
    public void A_link_to_a_paragraph_leads_to_its_note(string typed, string html)
    {
        using var content = new TempContent().Write("a.md", typed).Write("b.md", "Text. ^a1b2");

        var snapshot = Read(content, wikilinks: true);

        Assert.Contains(html, snapshot.Article("a").Text.Html.ToString(), StringComparison.Ordinal);
        Assert.Empty(snapshot.Problems);
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

using System.Text.RegularExpressions;
using MindfulBond.Content;
using MindfulBond.Content.Markdown;

namespace MindfulBond.Tests.Content.Markdown;

/// <summary>What <c>docs/content.md</c> shows of Markdown is what an article gets.</summary>
public sealed partial class DocumentationTests
{
    private static readonly IReadOnlyList<Source> Sources =
    [
        new("gordon2014", "A study of sleep", null, null, null, null, 1),
        new("kane2021", "A study of quarrels", null, null, null, null, 1),
    ];

    public static TheoryData<string, string> Examples()
    {
        var text = File.ReadAllText(Path.Combine(OwnContentTests.Repository, "docs/content.md")).ReplaceLineEndings("\n");
        var examples = new TheoryData<string, string>();
        foreach (Match example in Example().Matches(text)) examples.Add(example.Groups["markdown"].Value, example.Groups["html"].Value);
        return examples;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_is_rendered_as_the_documentation_shows(string markdown, string html)
    {
        var rendered = new MarkdownRenderer(RawHtml.Sanitize).Render(new MarkdownSource("articles/cold-tea.md", 1, markdown, "The tea went cold", Sources), new Folder());

        Assert.Equal(html, rendered.Html.ToString());
        Assert.DoesNotContain(rendered.Problems, problem => problem.Severity == Severity.Error);
    }

    [Fact]
    public void Every_element_has_its_example()
    {
        var html = string.Concat(Examples().Select(example => example.Data.Item2));

        string[] elements =
        [
            "<em>", "<strong>", "<code>", "<br>", "<blockquote>", "<ul>", "<ol start=", "<h2 id=", "<hr>", "class=\"away\"", ">www.example.org<", "mailto:", "tel:", "<figure>", "<figcaption>",
            "<table>", "class=\"footnotes\"", "type=\"checkbox\"", "<dl>", "<del>", "<mark>", "<abbr", "class=\"cite\"", "class=\"panel\"", "<details", "class=\"care care-urgent\"",
            "class=\"safety\"", "class=\"pull\"", "language-js", "language-math", "<kbd>", "{{ page.author }}",
        ];
        Assert.All(elements, element => Assert.Contains(element, html, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^(?<fence>`{3,4})markdown\n(?<markdown>((?!\k<fence>\n).*\n)*)\k<fence>\n\n```html\n(?<html>((?!```\n).*\n)*)```$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Example();

    private sealed class Folder : IContentAddresses
    {
        public string? OfDocument(string file) => file == "articles/2026-11-03-coming-back.md" ? "/articles/coming-back" : null;

        public ImageAddress? OfImage(string file, string usedBy) => file == "articles/lamp.jpg" ? new("/articles/cold-tea/lamp.jpg", 1600, 1200) : null;
    }
}

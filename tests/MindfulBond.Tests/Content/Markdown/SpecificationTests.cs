using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MindfulBond.Content.Markdown;

namespace MindfulBond.Tests.Content.Markdown;

/// <summary>
/// The examples of the CommonMark specification, through the pipeline every article goes through. What we show otherwise on purpose stands in
/// <see cref="SpecificationDifferences"/>, each with its reason.
/// </summary>
public sealed partial class SpecificationTests
{
    private static readonly MarkdownRenderer Renderer = new(RawHtml.Sanitize);

    [Fact]
    public void Every_example_is_shown_as_it_says_but_for_the_listed_differences()
    {
        var examples = SpecificationExamples.All();

        Assert.Equal(652, examples.Count);
        var failures = examples.Where(example => !IsListed(example) && !IsSame(example, SpecificationDifferences.Everywhere)).ToList();
        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Select(Told)));
    }

    [Fact]
    public void What_is_listed_by_number_is_shown_as_the_list_says()
    {
        var examples = SpecificationExamples.All();

        foreach (var (number, (html, _)) in SpecificationDifferences.ByNumber)
            Assert.Equal(html, Render(examples[number - 1]));
    }

    [Fact]
    public void Every_listed_difference_differs()
    {
        var examples = SpecificationExamples.All();

        Assert.DoesNotContain(SpecificationDifferences.ByNumber.Keys, number => IsSame(examples[number - 1], SpecificationDifferences.Everywhere));
        var unlisted = examples.Where(example => !IsListed(example)).ToList();
        foreach (var difference in SpecificationDifferences.Everywhere)
            Assert.True(
                unlisted.Exists(example => !IsSame(example, SpecificationDifferences.Everywhere.Where(other => other != difference))),
                $"No example needs “{difference.What}” any more: take it off the list.");
    }

    private static bool IsListed(SpecificationExample example) => SpecificationDifferences.ByNumber.ContainsKey(example.Number);

    private static bool IsSame(SpecificationExample example, IEnumerable<SpecificationDifference> differences)
    {
        var (theirs, ours) = Even(example, differences);
        return theirs == ours;
    }

    private static (string Theirs, string Ours) Even(SpecificationExample example, IEnumerable<SpecificationDifference> differences)
    {
        var (theirs, ours) = (Parse(example.Html), Parse(Render(example)));
        foreach (var difference in differences) difference.Even(theirs, ours);
        return (Normalised(theirs), Normalised(ours));
    }

    private static string Render(SpecificationExample example) =>
        Renderer.Render(new MarkdownSource("lamp.md", 1, example.Markdown, "A title that no example has", []), new AnyFolder()).Html.ToString();

    private static string Told(SpecificationExample example)
    {
        var (theirs, ours) = Even(example, SpecificationDifferences.Everywhere);
        return $"{example}\n  specified: {theirs}\n  shown:     {ours}";
    }

    private static IElement Parse(string html) => new HtmlParser().ParseDocument("<!doctype html><body>" + html).Body!;

    // Nobody sees space at the edges of blocks, how many spaces stand in a row outside of code, and the order of attributes.
    private static string Normalised(IElement body)
    {
        body.Normalize();
        foreach (var element in body.QuerySelectorAll("*")) SortAttributes(element);
        foreach (var text in body.Descendants<IText>().ToList())
        {
            if (text.ParentElement!.Closest("pre") is not null) continue;
            var data = Space().Replace(text.Data, " ");
            if (EndsAtBlock(text.PreviousSibling, text.ParentElement)) data = data.TrimStart(' ');
            if (EndsAtBlock(text.NextSibling, text.ParentElement)) data = data.TrimEnd(' ');
            if (data.Length == 0) text.Remove();
            else text.Data = data;
        }
        return body.InnerHtml;
    }

    private static void SortAttributes(IElement element)
    {
        var sorted = element.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal).Select(attribute => (attribute.Name, attribute.Value)).ToList();
        foreach (var (name, _) in sorted) element.RemoveAttribute(name);
        foreach (var (name, value) in sorted) element.SetAttribute(name, value);
    }

    private static bool EndsAtBlock(INode? sibling, IElement parent) => sibling switch
    {
        null => IsBlock(parent),
        IElement element => IsBlock(element),
        _ => false,
    };

    private static bool IsBlock(IElement element) => element.LocalName is "body" or "p" or "ul" or "ol" or "li" or "blockquote" or "pre" or "hr" or "br"
        or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "div" or "table" or "thead" or "tbody" or "tr" or "td" or "th" or "dl" or "dd" or "dt";

    [GeneratedRegex("[ \\n]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();

    /// <summary>A folder in which every file is served: what links lead to is not what the specification is about.</summary>
    private sealed class AnyFolder : IContentAddresses
    {
        public string? OfDocument(string file) => SpecificationDifferences.Place + Uri.EscapeDataString(file);

        public ImageAddress? OfImage(string file, string usedBy) => new(SpecificationDifferences.Place + Uri.EscapeDataString(file), 4, 3);
    }
}

using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>The Markdown our authors write: CommonMark and what stands below.</summary>
internal static class Dialect
{
    public static MarkdownPipeline Pipeline { get; } = Build(wikilinks: false);

    /// <summary>The same with links, asides and names of paragraphs as Obsidian writes them. Elsewhere double brackets are code, or a list in a list.</summary>
    public static MarkdownPipeline WithWikilinks { get; } = Build(wikilinks: true);

    // Markdig counts every mark of emphasis as a level until its paragraph ends. What is really nested is measured later.
    private const int MostPendingMarks = 5000;

    private static MarkdownPipeline Build(bool wikilinks)
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = MostPendingMarks }
            .UsePreciseSourceLocation()
            .UsePipeTables()
            .UseFootnotes()
            .UseTaskLists()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Marked)
            .UseDefinitionLists()
            .UseAbbreviations()
            .UseAutoLinks();
        builder.BlockParsers.Find<ParagraphBlockParser>()!.Closed += BracesParser.LeaveOutLastLine;
        builder.BlockParsers.Find<ParagraphBlockParser>()!.Closed += Tangles.KeepAsText;
        builder.BlockParsers.Find<HeadingBlockParser>()!.Closed += Tangles.KeepAsText;
        builder.BlockParsers.Find<QuoteBlockParser>()!.Closed += CalloutParser.MakeNote;
        builder.BlockParsers.Replace<HtmlBlockParser>(new HtmlParser());
        builder.BlockParsers.InsertRange(0, [new NestingGuard(), new ContainerParser(), new CalloutParser(), new MathBlockParser(), new MdxCodeParser()]);
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new CitationParser());
        builder.InlineParsers.InsertRange(0, [new BracesParser(), new MathParser(), new ComponentParser()]);
        builder.InlineParsers.Insert(0, new AsideParser(isHidden: wikilinks));
        if (wikilinks)
        {
            builder.BlockParsers.Insert(0, new AsideBlockParser());
            builder.InlineParsers.Insert(0, new BlockIdParser());
            builder.InlineParsers.InsertBefore<LinkInlineParser>(new WikilinkParser());
        }

        return builder.Build();
    }
}

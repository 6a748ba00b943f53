using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers.Inlines;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>The Markdown our authors write: CommonMark and what stands below.</summary>
internal static class Dialect
{
    public static MarkdownPipeline Pipeline { get; } = Build();

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation()
            .UsePipeTables()
            .UseFootnotes()
            .UseTaskLists()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseDefinitionLists()
            .UseAutoLinks();
        builder.BlockParsers.Insert(0, new ContainerParser());
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new CitationParser());
        builder.InlineParsers.Insert(0, new BracesParser());
        return builder.Build();
    }
}

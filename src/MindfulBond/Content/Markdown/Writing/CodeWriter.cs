using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using MindfulBond.Content.Markdown.Syntax;

namespace MindfulBond.Content.Markdown.Writing;

/// <summary>Writes blocks of code; they scroll inside themselves, so the keyboard reaches them.</summary>
internal sealed class CodeWriter : HtmlObjectRenderer<CodeBlock>
{
    private const int LongestLanguage = 40;

    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        var writer = (ArticleWriter)renderer;
        writer.EnsureLine();
        writer.Write("<pre tabindex=\"0\"><code");
        var language = block is VerbatimBlock verbatim ? verbatim.Kind == Foreign.Math ? "math" : "mdx" : LanguageOf((block as FencedCodeBlock)?.Info);
        if (language.Length > 0) writer.WriteAttribute("class", "language-" + language);
        writer.Write(">");
        writer.WriteLeafRawLines(block, true, true);
        writer.WriteLine("</code></pre>");
    }

    private static string LanguageOf(string? info) =>
        new([.. (info ?? "").ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '#' or '-').Take(LongestLanguage)]);
}

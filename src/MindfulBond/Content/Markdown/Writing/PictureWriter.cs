using Markdig.Syntax.Inlines;
using MindfulBond.Content.Markdown.Syntax;

namespace MindfulBond.Content.Markdown.Writing;

/// <summary>Writes the pictures of the content folder with their sizes, and a link for those of other sites.</summary>
internal static class PictureWriter
{
    /// <summary>Writes a picture that stands alone in its paragraph; false when there is no picture to show.</summary>
    public static bool TryWriteFigure(ArticleWriter writer, LinkInline picture)
    {
        if (Find(writer, picture).Image is not { } image) return false;
        var isFirst = writer.IsAtStart;
        writer.Write("<figure>");
        WriteImage(writer, picture, image, title: null, isFirst);
        if (!string.IsNullOrWhiteSpace(picture.Title))
        {
            writer.Write("<figcaption>");
            writer.WriteEscape(Typography.Set(Tree.OneLine(picture.Title)));
            writer.Write("</figcaption>");
        }
        writer.WriteLine("</figure>");
        return true;
    }

    /// <summary>Writes a picture among words.</summary>
    public static void WriteInline(ArticleWriter writer, LinkInline picture)
    {
        var (image, away) = Find(writer, picture);
        if (image is not null)
        {
            WriteImage(writer, picture, image, string.IsNullOrWhiteSpace(picture.Title) ? null : Typography.Set(Tree.OneLine(picture.Title)), isFirst: false);
            return;
        }
        var words = Tree.TextAndImagesOf(picture);
        if (words.Length == 0) words = Pictures.Nameless;
        if (away is null || writer.InLink)
        {
            writer.WriteEscape(words);
            return;
        }
        var target = new LinkTarget(away, IsAway: true);
        writer.OpenLink(target);
        writer.WriteEscape(words);
        writer.CloseLink(target);
    }

    private static PictureTarget Find(ArticleWriter writer, LinkInline picture)
    {
        var line = writer.FileLine(picture);
        if (WikilinkParser.NoteOf(picture) is not { } name) return writer.Rendition.Pictures.Resolve(picture.Url, line);
        var target = writer.Rendition.Pictures.ResolveNamed(name, line);
        return target.Image is { } image && WikilinkParser.SizeOf(picture) is { } size ? target with { Image = size.Of(image) } : target;
    }

    private static void WriteImage(ArticleWriter writer, LinkInline picture, ImageAddress image, string? title, bool isFirst)
    {
        var words = Tree.TextAndImagesOf(picture);
        if (words.Length == 0) writer.Rendition.Pictures.ReportMissingText(writer.FileLine(picture));
        var sources = image.Sources.ToList();
        if (sources.Count > 0) writer.Write("<picture>");
        foreach (var (mediaType, srcSet) in sources)
        {
            writer.Write("<source");
            writer.WriteAttribute("type", mediaType).WriteAttribute("srcset", srcSet).WriteAttribute("sizes", ImageAddress.Sizes).Write(">");
        }

        writer.Write("<img");
        writer.WriteAttribute("src", image.Address)
            .WriteAttribute("width", image.Width.ToString("D", null))
            .WriteAttribute("height", image.Height.ToString("D", null));
        // What a reader sees first must not wait until the page is laid out; the rest waits until it comes near.
        if (isFirst) writer.WriteAttribute("fetchpriority", "high");
        else writer.WriteAttribute("loading", "lazy");
        writer.WriteAttribute("decoding", "async")
            .WriteAttribute("alt", words);
        if (title is not null) writer.WriteAttribute("title", title);
        writer.Write(sources.Count > 0 ? "></picture>" : ">");
    }
}

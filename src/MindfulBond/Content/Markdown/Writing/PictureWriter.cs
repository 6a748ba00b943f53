using Markdig.Syntax.Inlines;
using MindfulBond.Content.Markdown.Syntax;

namespace MindfulBond.Content.Markdown.Writing;

/// <summary>Writes the pictures of the content folder with their sizes, and a link for those of other sites.</summary>
internal static class PictureWriter
{
    /// <summary>Writes a picture that stands alone in its paragraph; false when there is no picture to show.</summary>
    public static bool TryWriteFigure(ArticleWriter writer, LinkInline picture)
    {
        if (writer.Rendition.Pictures.Resolve(picture.Url, writer.FileLine(picture)).Image is not { } image) return false;
        writer.Write("<figure>");
        WriteImage(writer, picture, image, title: null);
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
        var (image, away) = writer.Rendition.Pictures.Resolve(picture.Url, writer.FileLine(picture));
        if (image is not null)
        {
            WriteImage(writer, picture, image, string.IsNullOrWhiteSpace(picture.Title) ? null : Typography.Set(Tree.OneLine(picture.Title)));
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

    private static void WriteImage(ArticleWriter writer, LinkInline picture, ImageAddress image, string? title)
    {
        var words = Tree.TextAndImagesOf(picture);
        if (words.Length == 0) writer.Rendition.Pictures.ReportMissingText(writer.FileLine(picture));
        writer.Write("<img");
        writer.WriteAttribute("src", image.Address)
            .WriteAttribute("width", image.Width.ToString("D", null))
            .WriteAttribute("height", image.Height.ToString("D", null))
            .WriteAttribute("loading", "lazy")
            .WriteAttribute("decoding", "async")
            .WriteAttribute("alt", words);
        if (title is not null) writer.WriteAttribute("title", title);
        writer.Write(">");
    }
}

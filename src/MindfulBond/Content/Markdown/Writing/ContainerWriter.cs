using Markdig.Renderers;
using Markdig.Renderers.Html;
using MindfulBond.Content.Markdown.Syntax;

namespace MindfulBond.Content.Markdown.Writing;

/// <summary>Writes asides, care cards, safety boxes and pull quotes.</summary>
internal sealed class ContainerWriter : HtmlObjectRenderer<Container>
{
    protected override void Write(HtmlRenderer renderer, Container container)
    {
        var writer = (ArticleWriter)renderer;
        var (outerParagraph, outerEmergency) = (writer.ImplicitParagraph, writer.InEmergency);
        writer.ImplicitParagraph = false;
        writer.EnsureLine();
        if (!container.IsClosed)
            writer.Rendition.Report(writer.FileLine(container), Severity.Error, "container-unclosed", $"The container “{container.Name}” is never closed, so everything after it belongs to it. Write {new string(':', container.Colons)} on a line of its own where it ends.");
        switch (container.Name)
        {
            case ContainerKinds.Note:
                WriteNote(writer, container);
                break;
            case ContainerKinds.Care:
                WriteCare(writer, container);
                break;
            case ContainerKinds.SafetyFirst:
                WriteSafety(writer, container);
                break;
            default:
                WritePlain(writer, container);
                break;
        }
        (writer.ImplicitParagraph, writer.InEmergency) = (outerParagraph, outerEmergency);
    }

    private static void WriteNote(ArticleWriter writer, Container container)
    {
        var id = Outline.IdOf(container);
        if (container.Fold != Fold.None)
        {
            WriteFolded(writer, container, id);
            return;
        }
        if (id.Length == 0)
        {
            writer.WriteLine("<div class=\"panel\" role=\"note\">");
            if (container.Label is { } label) writer.Write("<p><strong>").Write(label).WriteLine("</strong></p>");
            WriteContent(writer, container);
            writer.WriteLine("</div>");
            return;
        }
        OpenSection(writer, "panel", id);
        var tag = HeadingTag(writer);
        writer.Write("<").Write(tag);
        writer.WriteAttribute("id", id).Write(">");
        if (container.Label is { } kind and not ContainerKinds.NoteLabel) writer.Write("<span class=\"hush\">").Write(kind).Write(": </span>");
        writer.WriteLeafInline(container.Title!);
        writer.Write("</").Write(tag).WriteLine(">");
        WriteContent(writer, container);
        writer.WriteLine("</section>");
    }

    private static void WriteFolded(ArticleWriter writer, Container container, string id)
    {
        writer.Write("<details class=\"panel\"");
        if (id.Length > 0) writer.WriteAttribute("id", id);
        writer.Write(container.Fold == Fold.Open ? " open=\"\"><summary>" : "><summary>");
        WriteTitle(writer, container, container.Label ?? ContainerKinds.NoteLabel);
        writer.WriteLine("</summary>");
        WriteContent(writer, container);
        writer.WriteLine("</details>");
    }

    private static void WriteCare(ArticleWriter writer, Container container)
    {
        var level = CareLevels.Read(container.LevelWord);
        if (level is null)
        {
            var typed = container.LevelWord;
            writer.Rendition.Report(writer.FileLine(container), Severity.Warning, "care-level",
                $"A care card says how pressing it is: :::care emergency, urgent or nonurgent, then the heading.{(typed is null ? "" : Wording.Hint(typed, CareLevels.Names))} It is shown as nonurgent.");
            level = CareLevels.NonUrgent;
        }
        writer.InEmergency |= level == CareLevels.Emergency;
        var id = Outline.IdOf(container);
        OpenSection(writer, $"care care-{level}", id);
        var tag = HeadingTag(writer);
        writer.Write("<").Write(tag);
        writer.WriteAttribute("id", id).Write("><span class=\"hush\">").Write(CareLevels.Prefix(level)).Write("</span>");
        WriteTitle(writer, container, ContainerKinds.CareTitle);
        writer.Write("</").Write(tag).WriteLine(">");
        WriteContent(writer, container);
        writer.WriteLine("</section>");
    }

    private static void WriteSafety(ArticleWriter writer, Container container)
    {
        var id = Outline.IdOf(container);
        OpenSection(writer, "safety", id);
        writer.Write("<h2");
        writer.WriteAttribute("id", id).Write(">");
        WriteTitle(writer, container, ContainerKinds.SafetyTitle);
        writer.WriteLine("</h2>");
        if (container.All(child => child is ContainerTitle)) writer.WriteLine(ContainerKinds.SafetyText);
        else WriteContent(writer, container);
        writer.WriteLine("</section>");
    }

    private static void WritePlain(ArticleWriter writer, Container container)
    {
        var isPull = container.Name == ContainerKinds.Pull;
        if (!isPull)
            writer.Rendition.Report(writer.FileLine(container), Severity.Warning, "container-unknown", $"There is no container “{Wording.Shown(container.Name)}”.{Wording.Hint(container.Name, ContainerKinds.Names)} Known are {string.Join(", ", ContainerKinds.Names)}.");
        writer.WriteLine(isPull ? "<blockquote class=\"pull\">" : "<div>");
        if (container.Title is { } title)
        {
            writer.Write("<p>");
            writer.WriteLeafInline(title);
            writer.WriteLine("</p>");
        }
        WriteContent(writer, container);
        writer.WriteLine(isPull ? "</blockquote>" : "</div>");
    }

    // Before the first section of the text it stands right under the page's title: a third level would skip one.
    private static string HeadingTag(ArticleWriter writer) => writer.InSection ? "h3" : "h2";

    private static void OpenSection(ArticleWriter writer, string cssClass, string labelId)
    {
        writer.Write("<section");
        writer.WriteAttribute("class", cssClass).WriteAttribute("aria-labelledby", labelId).WriteLine(">");
    }

    private static void WriteTitle(ArticleWriter writer, Container container, string fallback)
    {
        if (container.Title is { } title && Tree.TextAndImagesOf(title.Inline).Length > 0) writer.WriteLeafInline(title);
        else writer.Write(fallback);
    }

    private static void WriteContent(ArticleWriter writer, Container container)
    {
        foreach (var child in container)
            if (child is not ContainerTitle) writer.Write(child);
    }
}

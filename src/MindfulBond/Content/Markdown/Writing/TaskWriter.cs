using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace MindfulBond.Content.Markdown.Writing;

/// <summary>Writes the box of a task; the label around it is the paragraph's.</summary>
internal sealed class TaskWriter : HtmlObjectRenderer<TaskList>
{
    protected override void Write(HtmlRenderer renderer, TaskList obj) =>
        renderer.Write(obj.Checked ? "<input type=\"checkbox\" disabled=\"\" checked=\"\">" : "<input type=\"checkbox\" disabled=\"\">");
}

namespace MindfulBond.Shared;

/// <summary>A page of the desk that its layout can frame.</summary>
public interface IDeskPage
{
    DeskHead Head { get; }
}

/// <summary>What the head of a page of the desk says.</summary>
/// <param name="Title">A plain word for the tab.</param>
/// <param name="Section">The address in the desk's navigation under which it stands, such as <c>/admin/comments</c>; empty before signing in.</param>
public sealed record DeskHead(string Title, string Section = "")
{
    /// <summary>Whether the page fills the window and scrolls in its panes.</summary>
    public bool Full { get; init; }
}

using MindfulBond.Content.Markdown.Syntax;

namespace MindfulBond.Content.Markdown;

/// <summary>The containers the site knows.</summary>
internal static class ContainerKinds
{
    public const string Note = "note";
    public const string Care = CareLevels.Container;
    public const string SafetyFirst = "safety-first";
    public const string Pull = "pull";
    public const string NoteLabel = "Note";
    public const string SafetyTitle = "When this is not the right advice";
    public const string CareTitle = "Get help now if:";

    /// <summary>What a safety box says when its author wrote nothing into it.</summary>
    public const string SafetyText =
        "<p>This is for relationships in which both of you can say no without fear. If you are afraid of how someone will react, "
        + "or you are watched, controlled or hurt, you are not the cause and this advice is not for that. "
        + "<a href=\"/help#home\">There are people who will take it seriously</a>, and here is "
        + "<a href=\"/safety\">how to read here more safely</a>.</p>";

    public static IReadOnlyList<string> Names { get; } = [Note, Care, SafetyFirst, Pull];

    /// <summary>The title of a container that always has one, when its author gave none.</summary>
    public static string? DefaultTitle(Container container) => container.Name switch
    {
        Care => CareTitle,
        SafetyFirst => SafetyTitle,
        _ => null,
    };
}

namespace MindfulBond.Content.Checks;

/// <summary>How much a broken rule matters.</summary>
public enum Weight
{
    Note,
    Warning,
    Error,

    /// <summary>An error where <c>site.yaml</c> says <c>editorial: strict</c>, a warning elsewhere.</summary>
    Trust,

    /// <summary>A warning where <c>site.yaml</c> says <c>editorial: strict</c>, a note elsewhere.</summary>
    Advice,
}

/// <summary>Something the check of the content folder looks for.</summary>
/// <param name="Name">Short and stable, such as <c>dead-link</c>.</param>
/// <param name="Weight">How much it matters.</param>
/// <param name="Finds">What is wrong, as the end of “It finds …”.</param>
/// <param name="Mend">What to do about it, in general; the problem's own message is more precise.</param>
public sealed record Rule(string Name, Weight Weight, string Finds, string Mend);

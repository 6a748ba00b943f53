namespace MindfulBond.Search;

/// <param name="Text">Words of an article.</param>
/// <param name="IsMarked">Whether somebody looked for them.</param>
public sealed record SnippetPart(string Text, bool IsMarked);

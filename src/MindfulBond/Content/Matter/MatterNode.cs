namespace MindfulBond.Content.Matter;

/// <summary>A value of front matter, whatever notation it was written in.</summary>
/// <param name="Line">Line of the file, counted from 1.</param>
internal abstract record MatterNode(int Line)
{
    /// <summary>Lists and mappings deeper than this are a mistake, and some readers would end the program on them.</summary>
    public const int Deepest = 50;
}

/// <param name="Value">As written, without quotes; null where the author wrote nothing.</param>
/// <param name="Line">Line of the file, counted from 1.</param>
internal sealed record MatterText(string? Value, int Line) : MatterNode(Line);

internal sealed record MatterList(IReadOnlyList<MatterNode> Items, int Line) : MatterNode(Line);

/// <param name="Entries">In the order of the file; a key may stand twice.</param>
/// <param name="Line">Line of the file, counted from 1.</param>
internal sealed record MatterMap(IReadOnlyList<MatterEntry> Entries, int Line) : MatterNode(Line);

internal sealed record MatterEntry(string Key, int Line, MatterNode Value);

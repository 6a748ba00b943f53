namespace MindfulBond.Content.Markdown.Writing;

/// <summary>The parts of the output that authors wrote as HTML.</summary>
internal sealed class RawFragments
{
    private readonly List<(int Start, int End, int Line)> _fragments = [];

    public bool IsEmpty => _fragments.Count == 0;

    public void Add(int start, int end, int fileLine) => _fragments.Add((start, end, fileLine));

    /// <summary>The line of the file on which the HTML at this position of the output was written; null when it is ours.</summary>
    public int? LineAt(int position)
    {
        var at = LastStartingBefore(position);
        return at >= 0 && position < _fragments[at].End ? _fragments[at].Line : null;
    }

    /// <summary>The line of the file on which the first was written.</summary>
    public int FirstLine => IsEmpty ? 1 : _fragments[0].Line;

    private int LastStartingBefore(int position)
    {
        var (low, high) = (0, _fragments.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_fragments[middle].Start <= position) low = middle + 1;
            else high = middle - 1;
        }
        return high;
    }
}

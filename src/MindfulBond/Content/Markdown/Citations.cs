namespace MindfulBond.Content.Markdown;

/// <summary>Numbers the sources of a text in the order of their first citation.</summary>
internal sealed class Citations(MarkdownSource text)
{
    private readonly Dictionary<string, (Source Source, int Number, List<string> Places)> _cited = new(StringComparer.Ordinal);

    public IReadOnlyList<CitedSource> Cited =>
        [.. _cited.Values.OrderBy(cited => cited.Number).Select(cited => new CitedSource(cited.Number, cited.Source, cited.Places))];

    public IEnumerable<Source> NeverCited => text.Sources.Where(source => !_cited.ContainsKey(source.Id));

    /// <summary>The number of a source and the id of this place; null when there is no such source.</summary>
    public (int Number, string PlaceId)? Cite(string sourceId)
    {
        if (!_cited.TryGetValue(sourceId, out var cited))
        {
            if (text.Sources.FirstOrDefault(source => source.Id == sourceId) is not { } source) return null;
            cited = _cited[sourceId] = (source, _cited.Count + 1, []);
        }
        var place = cited.Places.Count == 0 ? $"mb-ref-{cited.Number}" : $"mb-ref-{cited.Number}-{cited.Places.Count + 1}";
        cited.Places.Add(place);
        return (cited.Number, place);
    }
}

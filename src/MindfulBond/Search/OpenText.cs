using System.Text;
using MindfulBond.Content;
using MindfulBond.Content.Markdown;
using MindfulBond.Text;

namespace MindfulBond.Search;

/// <summary>What of a text may be shown to somebody who did not choose to read it: what a content note speaks of is left out.</summary>
internal static class OpenText
{
    /// <summary>Its running text, one paragraph a line.</summary>
    public static string Of(RenderedText text, IReadOnlyList<ContentNote> notes)
    {
        if (notes.Count == 0) return text.PlainText;
        var (noted, open) = (NotedIn(text, notes), new StringBuilder());
        for (var start = 0; start < text.PlainText.Length;)
        {
            var end = text.PlainText.IndexOf('\n', start) is var line and >= 0 ? line : text.PlainText.Length;
            if (!noted.Exists(section => start >= section.Start && start < section.End)) open.Append(text.PlainText, start, end - start).Append('\n');
            start = end + 1;
        }

        return open.ToString();
    }

    private static List<(int Start, int End)> NotedIn(RenderedText text, IReadOnlyList<ContentNote> notes)
    {
        var noted = new List<(int, int)>();
        foreach (var note in notes)
        {
            var places = text.Headings.Select((heading, place) => (heading, place)).Where(one => note.Section is not null && Slug.From(one.heading.Text) == Slug.From(note.Section)).ToList();
            // The whole article speaks of it, or nobody knows where it begins.
            if (places.Count == 0) noted.Add((0, int.MaxValue));
            foreach (var (heading, place) in places)
            {
                var next = text.Headings.Skip(place + 1).FirstOrDefault(other => other.Level <= heading.Level);
                noted.Add((StartOf(heading.Id) ?? 0, next is null ? int.MaxValue : StartOf(next.Id) ?? int.MaxValue));
            }
        }

        return noted;

        int? StartOf(string id) => text.Sections.FirstOrDefault(section => section.Id == id)?.Start;
    }
}

using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MindfulBond.Images;

/// <summary>Counts the shapes that a browser draws for a drawing whose parts use one another.</summary>
internal sealed partial class ShapeCount(XElement root)
{
    // A chain of uses this long is no drawing.
    private const int Deepest = 400;

    private readonly Dictionary<string, XElement> _parts = root.DescendantsAndSelf().Where(element => element.Attribute("id") is not null)
        .GroupBy(element => element.Attribute("id")!.Value, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    private readonly Dictionary<XElement, long> _counted = [];
    private readonly HashSet<XElement> _open = [];

    /// <summary>Whether there are more shapes than this, or they refer to one another beyond reason.</summary>
    public bool IsBeyond(long most)
    {
        // A rule of a style sheet can paint every shape.
        var styled = root.Descendants().Where(element => element.Name.LocalName == "style").Sum(style => Referred(style.Value, most, depth: 0));
        return Count(root, most, depth: 0) + Math.Min(styled, most) * root.Descendants().Count() > most;
    }

    private long Count(XElement element, long most, int depth)
    {
        if (_counted.TryGetValue(element, out var known)) return known;
        if (depth > Deepest) return most + 1;
        // Browsers draw nothing for a part that uses itself.
        if (!_open.Add(element)) return 0;

        var count = 1L;
        foreach (var attribute in element.Attributes()) count += attribute.Name == "href" ? CountPart(attribute.Value[1..], most, depth) : Referred(attribute.Value, most, depth);
        foreach (var child in element.Elements()) count = Math.Min(most + 1, count + Count(child, most, depth + 1));
        _open.Remove(element);
        return _counted[element] = Math.Min(most + 1, count);
    }

    private long Referred(string value, long most, int depth) =>
        Math.Min(most + 1, Reference().Matches(value).Sum(match => CountPart(match.Groups["id"].Value, most, depth)));

    private long CountPart(string id, long most, int depth) => _parts.TryGetValue(id, out var part) ? Count(part, most, depth + 1) : 0;

    [GeneratedRegex(@"url\(\s*[""']?#(?<id>[^\s""'()]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}

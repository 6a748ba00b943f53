namespace MindfulBond.Care;

/// <summary>
/// Finds details that could point to a person, in the shapes of English, German, French and Spanish. It errs towards offering: a find costs
/// the writer one glance, a miss can cost more.
/// </summary>
/// <remarks>Finding takes time in proportion to the text.</remarks>
public static class PersonalDetails
{
    /// <summary>The details in a text, in its order; none overlaps another.</summary>
    /// <param name="text">What the visitor wrote.</param>
    /// <param name="sparedNumbers">Digits of help lines, as dialled at home (<c>116123</c>) or abroad (<c>44116123</c>): these are no finds.</param>
    public static IReadOnlyList<PersonalDetail> Find(string text, IReadOnlySet<string> sparedNumbers)
    {
        var legible = LegibleText.Of(text);
        var finds = new List<DetailFind>();
        finds.AddRange(AddressShapes.Find(legible.Text));
        finds.AddRange(PlaceShapes.Find(legible.Text));
        finds.AddRange(NumberShapes.Find(legible.Text, sparedNumbers));
        finds.AddRange(NameShapes.Find(legible.Text));

        // In the original, where two finds may share a grapheme.
        return [.. Resolved(finds.Select(find =>
        {
            var (start, length) = legible.InOriginal(find.Start, find.End);
            return find with { Start = start, End = start + length };
        })).Select(find => new PersonalDetail(find.Kind, find.Start, find.End - find.Start, text[find.Start..find.End], find.Replacement))];
    }

    /// <summary>The text with one detail replaced. The places of later details move with it: find again before replacing another.</summary>
    /// <exception cref="ArgumentException">The detail does not stand in this text.</exception>
    public static string Replace(string text, PersonalDetail detail)
    {
        if (detail.Start < 0 || detail.End > text.Length || !text.AsSpan(detail.Start, detail.Length).SequenceEqual(detail.Text))
            throw new ArgumentException("The detail does not stand in this text.", nameof(detail));
        return string.Concat(text.AsSpan(0, detail.Start), detail.Replacement, text.AsSpan(detail.End));
    }

    /// <summary>The text with every detail replaced that <see cref="Find"/> finds, until it finds no address and no number any more.</summary>
    public static string ReplaceAll(string text, IReadOnlySet<string> sparedNumbers)
    {
        // A number may come into sight when what stood before it is gone. Each round takes letters or digits away and adds none that count.
        while (true)
        {
            var details = Find(text, sparedNumbers);
            text = details.Reverse().Aggregate(text, Replace);
            if (!details.Any(detail => detail.Kind is DetailKind.Email or DetailKind.Phone)) return text;
        }
    }

    // Longest first. A number or address that sticks out of a longer find is drawn into it: no half of it may stay behind.
    private static List<DetailFind> Resolved(IEnumerable<DetailFind> finds)
    {
        var kept = new SortedList<int, DetailFind>();
        foreach (var find in finds.OrderByDescending(find => find.End - find.Start).ThenBy(find => find.Kind).ThenBy(find => find.Start))
        {
            var whole = find;
            var touched = Touched(kept, whole);
            if (touched.Count == 0)
            {
                kept.Add(whole.Start, whole);
                continue;
            }

            if (find.Kind is not (DetailKind.Email or DetailKind.Phone)) continue;
            whole = touched[0] with { Start = Math.Min(find.Start, touched[0].Start), End = Math.Max(find.End, touched[^1].End) };
            foreach (var old in touched) kept.Remove(old.Start);
            kept.Add(whole.Start, whole);
        }

        return [.. kept.Values];
    }

    private static List<DetailFind> Touched(SortedList<int, DetailFind> kept, DetailFind find)
    {
        // The kept ones don't overlap, so they are in the order of their ends too.
        var (low, high) = (0, kept.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (kept.Values[middle].End <= find.Start) low = middle + 1;
            else high = middle;
        }

        var touched = new List<DetailFind>();
        for (; low < kept.Count && kept.Values[low].Start < find.End; low++) touched.Add(kept.Values[low]);
        return touched;
    }
}

/// <summary>A find in the legible text, before overlaps are resolved.</summary>
internal readonly record struct DetailFind(DetailKind Kind, int Start, int End, string Replacement);

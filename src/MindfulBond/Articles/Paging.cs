using System.Globalization;

namespace MindfulBond.Articles;

/// <summary>One page of a list.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Pages">How many there are, at least 1.</param>
/// <param name="Shown">What stands on this page.</param>
internal sealed record Paging<T>(int Number, int Pages, IReadOnlyList<T> Shown)
{
    /// <summary>The one address of this page: the first has no number.</summary>
    public string Address(string path) => At(path, Number);

    /// <summary>The page before, which holds newer things; null on the first.</summary>
    public string? Later(string path) => Number > 1 ? At(path, Number - 1) : null;

    /// <summary>The page after, which holds older things; null on the last.</summary>
    public string? Earlier(string path) => Number < Pages ? At(path, Number + 1) : null;

    private static string At(string path, int number) => number == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}?page={number}");
}

internal static class Paging
{
    /// <summary>The page a reader asked for.</summary>
    /// <param name="all">The whole list.</param>
    /// <param name="page">What the address says; nothing means the first.</param>
    /// <param name="perPage">How many things stand on one page.</param>
    /// <returns>Null when there is no such page.</returns>
    public static Paging<T>? Of<T>(IReadOnlyList<T> all, string? page, int perPage)
    {
        var pages = Math.Max(1, (all.Count + perPage - 1) / perPage);
        var number = 1;
        if (page is not null && (!int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number < 1 || number > pages)) return null;
        return new Paging<T>(number, pages, [.. all.Skip((number - 1) * perPage).Take(perPage)]);
    }
}

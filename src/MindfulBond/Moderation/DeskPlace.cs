using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace MindfulBond.Moderation;

/// <summary>Where in the queue somebody reads: the tab with its filters, and since when the batch runs. It travels in addresses.</summary>
/// <param name="Filter">What is looked for.</param>
public sealed record DeskPlace(QueueFilter Filter)
{
    public const string Queue = "/admin/comments";

    private static readonly (QueueTab Tab, string Slug, string Words)[] Tabs =
    [
        (QueueTab.Waiting, "waiting", "Waiting"),
        (QueueTab.Reported, "reported", "Reported"),
        (QueueTab.CutProposed, "cut-proposed", "Cut proposed"),
        (QueueTab.KeptBack, "kept-back", "Kept back"),
        (QueueTab.Published, "published", "Published"),
        (QueueTab.Hidden, "hidden", "Hidden"),
        (QueueTab.Declined, "declined", "Declined"),
        (QueueTab.Spam, "spam", "Spam"),
    ];

    /// <summary>Only those older than so many hours; null for any age.</summary>
    public int? OlderThan { get; init; }

    /// <summary>When the batch began; null while none runs.</summary>
    public DateTime? SinceUtc { get; init; }

    public string TabWords => Tabs.First(tab => tab.Tab == Filter.Tab).Words;

    /// <summary>Whether anything but the tab is asked for.</summary>
    public bool IsFiltered => Filter.ArticleSlug is not null || Filter.Flag is not null || Filter.Find is not null || OlderThan is not null || Filter.HandedOver;

    public static IEnumerable<(QueueTab Tab, string Words)> AllTabs => Tabs.Select(tab => (tab.Tab, tab.Words));

    /// <summary>Reads it from an address; what makes no sense is left out.</summary>
    public static DeskPlace Of(IQueryCollection query, DateTime nowUtc)
    {
        string? Said(string name) => query[name].ToString().Trim() is { Length: > 0 and <= 200 } said ? said : null;
        int? Number(string name, int most) => int.TryParse(Said(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;
        var older = Number("older", 100_000);
        return new DeskPlace(new QueueFilter(Tabs.FirstOrDefault(tab => tab.Slug == Said("tab")).Tab)
        {
            ArticleSlug = Said("article"),
            Flag = Said("flag"),
            Find = Said("find"),
            SentBeforeUtc = older is { } hours ? nowUtc.AddHours(-hours) : null,
            HandedOver = Said("handed") is not null,
            Page = Number("page", 100_000) ?? 1,
        })
        {
            OlderThan = older,
            SinceUtc = long.TryParse(Said("since"), NumberStyles.None, CultureInfo.InvariantCulture, out var since) && since <= new DateTimeOffset(nowUtc).ToUnixTimeMilliseconds()
                ? DateTimeOffset.FromUnixTimeMilliseconds(since).UtcDateTime
                : null,
        };
    }

    /// <summary>An address that keeps the place.</summary>
    /// <param name="path">Of the desk.</param>
    /// <param name="more">What else is asked for there; null values are left out.</param>
    public string At(string path, params (string Name, string? Value)[] more)
    {
        var address = new StringBuilder(path);
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in Fields().Concat(more))
        {
            if (value is null) continue;
            address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return address.ToString();
    }

    /// <summary>What a form that asks (and does not send) carries along.</summary>
    public IEnumerable<(string Name, string? Value)> Fields()
    {
        if (Filter.Tab != QueueTab.Waiting) yield return ("tab", Tabs.First(tab => tab.Tab == Filter.Tab).Slug);
        yield return ("article", Filter.ArticleSlug);
        yield return ("flag", Filter.Flag);
        yield return ("find", Filter.Find);
        yield return ("older", OlderThan?.ToString(CultureInfo.InvariantCulture));
        yield return ("handed", Filter.HandedOver ? "1" : null);
        yield return ("page", Filter.Page > 1 ? Filter.Page.ToString(CultureInfo.InvariantCulture) : null);
        yield return ("since", SinceUtc is { } since ? new DateTimeOffset(since).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>The first page of another tab, without filters.</summary>
    public DeskPlace On(QueueTab tab) => new(new QueueFilter(tab)) { SinceUtc = SinceUtc };

    public DeskPlace OnPage(int page) => this with { Filter = Filter with { Page = page } };

    /// <summary>The path and query that a form of ours says it stands on; the queue where that is none of the desk's.</summary>
    public static string Back(string? address) =>
        address is not null && (address == "/admin" || address.StartsWith("/admin/", StringComparison.Ordinal)) && !address.Contains('\\', StringComparison.Ordinal) ? address : Queue;

    /// <summary>The place that an address of the desk tells of.</summary>
    public static DeskPlace Of(string address, DateTime nowUtc)
    {
        var at = address.IndexOf('?', StringComparison.Ordinal);
        return Of(new QueryCollection(at < 0 ? [] : QueryHelpers.ParseQuery(address[at..])), nowUtc);
    }
}

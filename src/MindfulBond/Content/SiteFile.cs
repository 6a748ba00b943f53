using System.Globalization;
using MindfulBond.Text;

namespace MindfulBond.Content;

/// <summary>Reads <c>site.yaml</c>.</summary>
internal static class SiteFile
{
    public const string Name = "site.yaml";

    private static readonly string[] Keys =
    [
        "title", "tagline", "headline", "language", "timeZone", "editorial", "licence", "contact", "country", "navigation", "footer", "authors",
        "topics", "series",
    ];

    public static SiteInfo? Read(string text, ProblemList problems)
    {
        if (FrontMatter.Parse(text, problems) is not { } site) return null;

        foreach (var key in site.Keys.Where(key => !Keys.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            var meant = DidYouMean.Among(Keys, key);
            problems.Warning(site.LineOf(key), "key-unknown", $"“{key}” means nothing here{(meant is null ? "" : $"; “{meant}” was probably meant")}. Remove or rename it.");
        }

        var plain = new SiteInfo();
        return new SiteInfo
        {
            Title = site.Prose("title") ?? plain.Title,
            Tagline = site.Prose("tagline") ?? plain.Tagline,
            Headline = site.Prose("headline"),
            Language = Language(site, "language", problems) ?? plain.Language,
            TimeZone = Zone(site, problems),
            StrictEditorial = Strict(site, problems),
            Licence = ReadLicence(site),
            Contact = Contact(site, problems),
            Country = site.Text("country")?.ToLowerInvariant(),
            Navigation = Links(site, "navigation", problems),
            Footer = Links(site, "footer", problems),
            Authors = Named(site, "authors", problems, (slug, name, map) => new AuthorInfo(slug, name, map.Prose("about"))),
            Topics = Named(site, "topics", problems, (slug, name, map) =>
                new TopicInfo(slug, name, map.Prose("sentence"), map.Prose("description"), map.Flag("sensitive", otherwise: false))),
            Series = Named(site, "series", problems, (slug, name, map) => new SeriesInfo(slug, name, map.Prose("description"))),
        };
    }

    /// <summary>A well-formed BCP 47 tag, or null with a problem when the key holds something else.</summary>
    public static string? Language(FrontMatter matter, string key, ProblemList problems)
    {
        // Jekyll's locale is spelt en_GB.
        if (matter.Text(key)?.Replace('_', '-') is not { } tag) return null;
        var parts = tag.Split('-');
        if (parts[0].Length is 2 or 3 && parts.All(part => part.Length is > 0 and <= 8 && part.All(char.IsAsciiLetterOrDigit)) && parts[0].All(char.IsAsciiLetter)) return tag;
        problems.Warning(matter.LineOf(key), "lang-invalid", $"“{key}: {tag}” is not a language tag. Write one such as en, pt-BR or ar.");
        return null;
    }

    private static TimeZoneInfo Zone(FrontMatter site, ProblemList problems)
    {
        if (site.Text("timeZone") is not { } id) return TimeZoneInfo.Utc;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)) return zone;
        problems.Error(site.LineOf("timeZone"), "time-zone-unknown", $"“timeZone: {id}” is not known here; UTC is taken. Write a name such as Europe/London.");
        return TimeZoneInfo.Utc;
    }

    private static bool Strict(FrontMatter site, ProblemList problems)
    {
        var editorial = site.Text("editorial");
        if (editorial is not (null or "strict" or "relaxed"))
            problems.Warning(site.LineOf("editorial"), "value-unknown", $"“editorial: {editorial}” is neither strict nor relaxed; relaxed is taken.");
        return editorial == "strict";
    }

    private static Licence? ReadLicence(FrontMatter site) => site.Map("licence") is { } licence
        ? licence.Text("name") is { } name ? new Licence(name, licence.Text("url")) : null
        : site.Has("licence") && site.Text("licence") is { } plain ? new Licence(plain, Url: null) : null;

    private static string? Contact(FrontMatter site, ProblemList problems)
    {
        if (site.Text("contact") is not { } contact) return null;
        if (Uri.TryCreate(contact, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "mailto" or "tel") return contact;
        problems.Error(site.LineOf("contact"), "contact-invalid", $"“contact: {contact}” is not an address. Write mailto:someone@example.org or an https address.");
        return null;
    }

    private static List<NavigationLink> Links(FrontMatter site, string key, ProblemList problems)
    {
        var links = new List<NavigationLink>();
        foreach (var map in site.Maps(key, "href"))
        {
            var (label, href) = (map.Prose("label"), map.Text("href"));
            if (label is null || href is null || !href.StartsWith('/') || href.StartsWith("//", StringComparison.Ordinal) || href.Contains('\\', StringComparison.Ordinal))
                problems.Error(map.Line, "link-invalid", $"An entry of “{key}” needs a label and an href that begins with one slash, such as {{ label: About, href: /about }}.");
            else
                links.Add(new NavigationLink(label, href));
        }

        return links;
    }

    private static List<T> Named<T>(FrontMatter site, string key, ProblemList problems, Func<string, string, FrontMatter, T> make)
    {
        var named = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var map in site.Maps(key, "name"))
        {
            var name = map.Prose("name") ?? map.Text("slug");
            var slug = name is null ? "" : Slug.From(map.Text("slug") ?? name);
            if (slug.Length == 0)
                problems.Error(map.Line, "name-missing", $"An entry of “{key}” has no name. Write at least {{ name: … }}.");
            else if (!named.TryAdd(slug, make(slug, name!, map)))
                problems.Error(map.Line, "slug-twice", string.Create(CultureInfo.InvariantCulture, $"“{slug}” stands twice in “{key}”; the first one counts."));
        }

        return [.. named.Values];
    }
}

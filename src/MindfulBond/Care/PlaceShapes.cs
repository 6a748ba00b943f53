using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace MindfulBond.Care;

/// <summary>Street addresses, postcodes and dates of birth.</summary>
internal static class PlaceShapes
{
    private const string Removed = "[address removed]";

    private const string Months = @"(?:jan(?:uary|uar|vier)?|enero|feb(?:ruary|ruar|rero)?|février|mar(?:ch|s|zo)?|märz|apr(?:il)?|avril|abril|may|mai|mayo|june?|juni|juin|junio|july?|juli|juillet|julio|aug(?:ust)?|août|agosto|sept?(?:ember|embre|iembre)?|o[ck]t(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?|de[cz](?:ember|iembre)?|décembre)\.?";

    private static readonly Regex[] Streets =
    [
        Shape.Cased(@"\b\d{1,5}[a-zA-Z]?,?\s(?:\p{Lu}[\p{L}'.-]*\s){1,3}(?i:street|str|st|road|rd|lane|ln|avenue|ave|drive|dr|close|court|ct|crescent|way|place|pl|terrace|gardens|grove|boulevard|blvd|square|hill|mews|row|walk|parade|parkway|highway)\b(?:,?\s(?:Apt|Flat|Unit|Apartment)\.?\s\w{1,4})?"),
        Shape.Any(@"\b\d{1,5}[a-z]?\s(?<name>[\p{L}'.-]+)(?:\s(?<name>[\p{L}'.-]+))?\s(?:street|road|lane|avenue|crescent|terrace|boulevard)\b"),
        Shape.Any(@"\b[\p{L}-]{3,}(?:straße|strasse|gasse|allee|str\.)\s?\d{1,4}\s?[a-z]?\b(?:,?\s\d{5}\s\p{L}+)?"),
        Shape.Cased(@"\b\p{Lu}[\p{L}-]*(?:[- ](?:Straße|Strasse|Str\.|Allee|Weg|Platz|Ring|Damm|Ufer))\s\d{1,3}\s?[a-z]?\b(?:,?\s\d{5}\s\p{L}+)?"),
        Shape.Cased(@"\b(?<stem>\p{Lu}\p{Ll}{2,}(?:weg|platz|damm|ufer))\s\d{1,3}\s?[a-z]?\b"),
        Shape.Cased(@"\b(?:Am|Im|Zum|Zur|An der|An den|Auf der|Auf dem|Unter den)\s\p{Lu}\p{L}+\s\d{1,3}\s?[a-z]?,?\s\d{5}\s\p{Lu}\p{L}+"),
        Shape.Any(@"\b\d{1,4}\s?(?:bis|ter)?,?\s(?:rue|avenue|boulevard|bd|allée|chemin|impasse|quai)\s(?:de la\s|de l'|du\s|des\s|de\s|d'|la\s|le\s)?\p{L}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+)?"),
        Shape.Cased(@"\b\d{1,4}\s?(?:bis|ter)?,?\s(?:[Pp]lace|[Cc]ours|[Rr]oute|[Pp]assage|[Ss]quare)\s(?:de la\s|de l'|du\s|des\s|de\s|d')?\p{Lu}[\p{L}'-]+"),
        Shape.Any(@"\b(?:calle|c/|avenida|avda\.?|travesía|ronda)\s?(?:de la\s|de los\s|de las\s|del\s|de\s)?(?<word>\p{L}[\p{L}.]+)(?:\s(?<word>\p{L}+)){0,2},?\s(?:n[.ºo°]*\s)?\d{1,3}\b(?:,?\s\d[ºª°]\s?\w?)?"),
        Shape.Cased(@"\b(?:[Pp]laza|[Pp]aseo|[Cc]amino|[Cc]arretera)\s(?:de la\s|de los\s|del\s|de\s)?\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?,?\s(?:n[.ºo°]*\s)?\d{1,3}\b"),
    ];

    private static readonly Regex[] Postcodes =
    [
        Shape.Cased(@"\b(?<it>[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2})\b"),
        Shape.Any(@"\b(?<it>[a-z]{1,2}\d[a-z\d]?\s\d[abd-hjlnp-uw-z]{2})\b"),
        Shape.Cased(@"\b(?<it>[A-CEGHJ-NPR-TVXY]\d[A-Z]\s?\d[A-Z]\d)\b"),
        Shape.Cased(@"\b(?<it>(?:AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC),?\s\d{5}(?:-\d{4})?)\b"),
        Shape.Any(@"\b(?:zip(?: ?code)?|plz|postleitzahl|code postal|cp|c\.p\.|código postal|postcode|postal code)\s?(?:is|ist|est|es)?\s?[:=]?\s?(?<it>\d{5}(?:-\d{4})?)\b"),
        Shape.Cased(@"\b(?<it>(?:D|A|F|CH|E)-\d{4,5})\b"),
        Shape.Cased(@"\b(?<it>\d{5}\s(?:Berlin|Hamburg|München|Köln|Frankfurt|Stuttgart|Düsseldorf|Leipzig|Dortmund|Essen|Bremen|Dresden|Hannover|Nürnberg|Duisburg|Bochum|Wuppertal|Bielefeld|Bonn|Münster|Mannheim|Karlsruhe|Augsburg|Wiesbaden|Freiburg|Mainz|Kiel|Aachen|Rostock|Kassel|Potsdam|Heidelberg|Erfurt|Paris|Marseille|Lyon|Toulouse|Nice|Nantes|Montpellier|Strasbourg|Bordeaux|Lille|Rennes|Reims|Grenoble|Dijon|Angers|Nîmes|Madrid|Barcelona|Valencia|Sevilla|Zaragoza|Málaga|Murcia|Palma|Bilbao|Alicante|Córdoba|Valladolid|Vigo|Gijón|Granada))\b"),
        Shape.Cased(@"\b(?<it>\d{4}\s(?:Wien|Graz|Linz|Salzburg|Innsbruck|Zürich|Basel|Bern|Luzern|Genève|Lausanne))\b"),
    ];

    private static readonly Regex Birth = Shape.Any(
        @"\b(?:born(?: on)?|d\.?o\.?b\.?|date of birth|birth ?date|birthday(?: is| was)?(?: on)?|geboren(?: am)?|geb\.|geburtsdatum|geburtstag(?: ist| hab ich| habe ich)?(?: am)?|née?(?: le)?|date de naissance|anniversaire(?: est)?(?: le)?|nacid[oa](?: el)?|nací(?: el)?|fecha de nacimiento|cumpleaños(?: es)?(?: el)?)\s?[:=]?\s?(?:the |the day of |on |am |le |el |is |ist )?(?<it>\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th|er|\.)?\s(?:of |de )?"
        + Months + @"(?:,?\s(?:de |del )?(?:19|20)\d\d)?|" + Months + @"\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s(?:19|20)\d\d)?)\b");

    private static readonly FrozenSet<string> NoStreetNames = new[]
    {
        "the", "a", "a.m", "am", "pm", "minute", "minutes", "hour", "hours", "mile", "miles", "km", "year", "years", "down", "more", "long", "dark", "different", "lane",
        "las", "los", "la", "y", "con", "por", "en", "desde", "hace", "son", "hasta", "people", "times", "of", "on", "one", "single", "busy", "quiet", "metres", "meters", "dirt", "main", "per", "every", "bumpy",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> NoStreets = new[]
    {
        "Umweg", "Heimweg", "Hinweg", "Rückweg", "Schulweg", "Arbeitsweg", "Ausweg", "Spielplatz", "Parkplatz", "Arbeitsplatz", "Sitzplatz", "Stehplatz", "Campingplatz",
        "Stellplatz", "Therapieplatz", "Kitaplatz", "Lebensweg", "Mittelweg", "Fußweg", "Radweg", "Feldweg", "Schlafplatz", "Studienplatz", "Listenplatz", "Marktplatz",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<DetailFind> Find(string text)
    {
        foreach (var shape in Streets)
        {
            foreach (Match match in shape.Matches(text))
            {
                if (Captured(match, "name").Concat(Captured(match, "word")).Any(NoStreetNames.Contains) || Captured(match, "stem").Any(NoStreets.Contains)) continue;
                yield return new DetailFind(DetailKind.StreetAddress, match.Index, match.Index + match.Length, Removed);
            }
        }

        foreach (var find in Postcodes.SelectMany(shape => shape.In(text, DetailKind.Postcode, Removed))) yield return find;
        foreach (var find in Birth.In(text, DetailKind.DateOfBirth, "[date removed]")) yield return find;
    }

    private static IEnumerable<string> Captured(Match match, string group) => match.Groups[group].Captures.Select(capture => capture.Value);
}

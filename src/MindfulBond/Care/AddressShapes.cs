using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace MindfulBond.Care;

/// <summary>E-mail addresses, links and names on social networks.</summary>
internal static class AddressShapes
{
    private const string RemovedEmail = "[e-mail removed]";
    private const string RemovedLink = "[link removed]";
    private const string RemovedHandle = "[name removed]";

    private const string Dot = @"(?:\s?[\[({<]\s?(?:dot|punkt|point|punto|\.)\s?[\])}>]\s?|\s(?:dot|punkt|point|punto)\s|\s\.\s|\.)";
    private const string At = @"(?:\s?[\[({<]\s?(?:at|ät|@|a|arobase|arroba)\s?[\])}>]\s?|\s(?:at|ät|arobase|arroba|klammeraffe)\s|\s?@\s?)";
    private const string Top = "(?:com|net|org|info|biz|edu|gov|me|io|co|uk|de|at|ch|fr|be|es|mx|ar|it|nl|eu|ie|us|ca|au|nz|app|dev|online|email|cat)";
    private const string Provider = "(?:gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|aol|protonmail|proton|gmx|web|posteo|mailbox|freenet|t-online|orange|laposte|free|sfr|wanadoo|telefonica|live|msn|fastmail|tutanota|zoho|mail)";

    // Ends that are no words in the four languages, so that a forgotten blank after a full stop is no link.
    private const string PlainTop = "(?:com|net|org|info|biz|edu|gov|io|co|uk|eu|fr|nl|ch|app|dev|blog|online|shop|xyz|tv|ly|gg|ru|pl|ca|site|website|link|club|live|social|de|es|cat)";

    private static readonly Regex Email = Shape.Any(@"[\p{L}\p{N}][\p{L}\p{N}._%+'-]*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}[\p{L}\p{N}-]+");

    private static readonly Regex EmailAtProvider = Shape.Any($@"[\p{{L}}\p{{N}}][\p{{L}}\p{{N}}._+-]*@{Provider}\b");

    private static readonly Regex SpelledEmail = Shape.Any(
        $@"\b(?<name>[\p{{L}}\p{{N}}][\p{{L}}\p{{N}}._+-]*(?:\s(?:dot|punkt|point|punto|underscore|unterstrich|tiret|guion|dash|minus|plus)\s[\p{{L}}\p{{N}}]+)*)(?<at>{At})(?<host>[\p{{L}}\p{{N}}-]+)(?<dot>{Dot})(?:[\p{{L}}\p{{N}}-]+{Dot})?{Top}\b");

    private static readonly Regex Link = Shape.Any(@"\b(?:https?|ftp|hxxps?)://[^\s<>""]+|\bwww\.[^\s<>""]+");

    private static readonly Regex BareLink = Shape.Any(
        $@"\b[\p{{L}}\p{{N}}][\p{{L}}\p{{N}}-]*(?:\.[\p{{L}}\p{{N}}-]+)*\.{PlainTop}\b(?:/[^\s<>""]*)?|\b(?:[a-z0-9-]+\.)+(?:me|be|it|to|us|at|in|is|am|fm|la|ws|cc)/[^\s<>""]+");

    private static readonly Regex SpelledLink = Shape.Any($@"\b(?<word>[\p{{L}}\p{{N}}-]+)(?:\s(?:dot|punkt|point|punto)\s|\s?[\[(](?:dot|punkt|point|punto|\.)[\])]\s?)(?:com|net|org|info|de|fr|es|co|uk|io)\b");

    private static readonly Regex AtName = Shape.Any(@"(?:^|[^\p{L}\p{N}_@./+-])(?<it>@(?<name>[a-z0-9_](?:[a-z0-9_.]{0,38}[a-z0-9_])?)(?:@[a-z0-9-]+(?:\.[a-z0-9-]+)+)?)");

    private static readonly Regex NetworkName = Shape.Any(
        @"\b(?:insta|instagram|ig|snap|snapchat|snapch|sc|tiktok|tik tok|telegram|tg|discord|kik|skype|twitter|threads|facebook|fb|mastodon|bluesky|wechat|line id|signal|xing|linkedin|steam|reddit|tumblr|onlyfans|tinder)(?<how>\s?[:=]\s?|\s(?:is|name is|handle is|username is|user|username|handle|name|id|heißt|heisst|ist|est|c'est|es|como|als|under|as)\s?:?\s|\s)(?<it>@?(?<name>[\p{L}\p{N}_][\p{L}\p{N}_.-]{1,38}[\p{L}\p{N}_](?:\#\d{4})?))");

    private static readonly Regex AddMe = Shape.Any(
        @"\b(?:add|find|follow|message|dm|text|hmu|schreib|folg|adde|ajoute|suis|contacte|agrega|agrégame|sígueme|búscame|escríbeme)[- ]?(?:me|us|mir|mich|moi)?\s(?:on|at|via|auf|bei|sur|en|por)\s(?:my\s)?(?:insta|instagram|ig|snap|snapchat|tiktok|telegram|discord|kik|skype|twitter|facebook|fb)\s?[:,-]?\s(?<it>@?(?<name>[\p{L}\p{N}_][\p{L}\p{N}_.-]{1,38}[\p{L}\p{N}_]))");

    private static readonly Regex RedditName = Shape.Any(@"(?:^|[\s(])/?(?<it>u/[a-z0-9_-]{3,20})\b");

    private static readonly FrozenSet<string> NoNames = new[]
    {
        "home", "work", "night", "least", "all", "everyone", "here", "school", "last", "first", "me", "you", "the", "and", "but", "for", "was", "had", "has",
        "not", "now", "too", "because", "when", "with", "that", "this", "his", "her", "him", "them", "where", "what", "full", "gone", "private", "off",
        "down", "deleted", "hacked", "bad", "good", "great", "toxic", "fake", "only", "just", "like", "fun", "open", "closed", "addictive", "app", "mir", "und", "oder",
        "aber", "nicht", "weg", "der", "die", "das", "ist", "war", "est", "les", "des", "une", "pas", "mais", "para", "con", "que", "pero", "los", "las",
        "una", "hoy", "making", "ruining", "killing", "messages", "stories", "every", "again", "today", "while", "since", "and", "there", "still", "how",
        "why", "who", "all", "about", "over", "until", "before", "after", "without", "voll", "gelöscht", "langweilig", "plein", "mal", "malo", "nada", "blocked",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> NoLocalParts = new[]
    {
        "look", "looked", "looking", "is", "was", "am", "are", "work", "works", "worked", "me", "him", "her", "them", "us", "it", "shop", "buy", "bought", "book",
        "booked", "meet", "met", "again", "order", "ordered", "laugh", "laughed", "shout", "angry", "job", "read", "sign", "signed", "there", "here", "stared",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<DetailFind> Find(string text)
    {
        foreach (var find in Email.In(text, DetailKind.Email, RemovedEmail)) yield return find;
        foreach (var find in EmailAtProvider.In(text, DetailKind.Email, RemovedEmail)) yield return find;
        foreach (Match match in SpelledEmail.Matches(text))
            if (IsSpelledEmail(match)) yield return new DetailFind(DetailKind.Email, match.Index, match.Index + match.Length, RemovedEmail);

        foreach (var find in Link.In(text, DetailKind.Link, RemovedLink)) yield return Trimmed(find, text);
        foreach (var find in BareLink.In(text, DetailKind.Link, RemovedLink))
            if (find.Start == 0 || text[find.Start - 1] is not '@') yield return Trimmed(find, text);
        foreach (Match match in SpelledLink.Matches(text))
        {
            if (match.Groups["word"].Value.ToLowerInvariant() is not ("the" or "a" or "that" or "every" or "this" or "der" or "le" or "el" or "un" or "au" or "ce" or "al"))
                yield return new DetailFind(DetailKind.Link, match.Index, match.Index + match.Length, RemovedLink);
        }

        foreach (Match match in AtName.Matches(text))
            if (!NoNames.Contains(match.Groups["name"].Value)) yield return Handle(match);
        foreach (Match match in NetworkName.Matches(text))
            if (IsNetworkName(match)) yield return Handle(match);
        foreach (Match match in AddMe.Matches(text))
            if (!NoNames.Contains(match.Groups["name"].Value)) yield return Handle(match);
        foreach (var find in RedditName.In(text, DetailKind.Handle, RemovedHandle)) yield return find;
    }

    // "at" and a full stop alone are an ordinary sentence ("I work at gmail.com"); brackets, a sign or "dot" make it an address.
    private static bool IsSpelledEmail(Match match)
    {
        var (at, dot) = (match.Groups["at"].Value, match.Groups["dot"].Value);
        if (NoLocalParts.Contains(match.Groups["name"].Value) && at.Trim() is not "@") return false;
        return at.AsSpan().ContainsAny("@[({<") || dot != "." || Provided.IsMatch(match.Groups["host"].Value);
    }

    private static readonly Regex Provided = Shape.Any($"^{Provider}$");

    // After a mere blank only what no word looks like: "snapchat jess_k", not "snapchat messages".
    private static bool IsNetworkName(Match match)
    {
        var name = match.Groups["name"].Value;
        var how = match.Groups["how"].Value.Trim();
        if (NoNames.Contains(name)) return false;
        if (how is ":" or "=" || match.Groups["it"].Value[0] == '@' || name.AsSpan().IndexOfAnyInRange('0', '9') >= 0 || name.AsSpan().ContainsAny("_.#")) return true;
        return how.Contains(':', StringComparison.Ordinal) || how is "name" or "username" or "handle" or "handle is" or "name is" or "username is" or "user" or "id";
    }

    private static DetailFind Handle(Match match)
    {
        var it = match.Groups["it"];
        return new DetailFind(DetailKind.Handle, it.Index, it.Index + it.Length, RemovedHandle);
    }

    // A full stop or bracket after a link belongs to the sentence.
    private static DetailFind Trimmed(DetailFind find, string text)
    {
        var end = find.End;
        while (end > find.Start + 4 && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '\'' or '*' or '_') end--;
        return find with { End = Math.Max(end, find.Start + 1) };
    }
}

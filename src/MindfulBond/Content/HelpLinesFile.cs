using MindfulBond.Text;

namespace MindfulBond.Content;

/// <summary>Reads <c>help/lines.yaml</c>. A wrong number can cost a life: an entry that is not whole is left out and reported.</summary>
internal static class HelpLinesFile
{
    public const string Name = "help/lines.yaml";

    private static readonly string[] LineKeys =
    [
        "id", "name", "nameLocal", "audiences", "phone", "sms", "chatUrl", "email", "hours", "languages", "cost", "showsOnBill",
        "accessibility", "website", "sourceUrl", "sourceDate", "verifiedOn", "verifiedBy", "status",
    ];

    public static HelpLines? Read(string text, ProblemList problems)
    {
        if (FrontMatter.Parse(text, problems) is not { } file) return null;

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var countries = new Dictionary<string, HelpCountry>(StringComparer.Ordinal);
        foreach (var map in file.Maps("countries", "code"))
        {
            if (map.Text("code") is not { Length: 2 } code || !code.All(char.IsAsciiLetter) || map.Prose("name") is not { } name)
            {
                problems.Error(map.Line, "country-invalid", "A country needs a code of two letters (ISO 3166-1) and a name.");
                continue;
            }

            var lines = map.Maps("lines", "id").Select(line => ReadLine(line, ids, problems)).OfType<HelpLine>().ToList();
            var country = new HelpCountry(code.ToLowerInvariant(), name, ReadEmergency(Only(map, "emergency", "number"), problems), lines);
            if (!countries.TryAdd(country.Code, country))
                problems.Error(map.Line, "country-twice", $"“{code}” stands twice; the first one counts. Put all its lines in one place.");
        }

        var directory = file.Map("directory");
        return new HelpLines(
            [.. countries.Values.OrderBy(country => country.Name, StringComparer.InvariantCulture)],
            directory?.Text("name"), Https(directory, "url", problems));
    }

    private static HelpLine? ReadLine(FrontMatter line, HashSet<string> ids, ProblemList problems)
    {
        foreach (var key in line.Keys.Where(key => !LineKeys.Contains(key, StringComparer.OrdinalIgnoreCase)))
            problems.Warning(line.LineOf(key), "key-unknown", $"“{key}” means nothing here{(DidYouMean.Among(LineKeys, key) is { } meant ? $"; “{meant}” was probably meant" : "")}.");

        var (id, name, website) = (line.Text("id"), line.Prose("name"), Https(line, "website", problems));
        if (id is null || name is null || website is null)
        {
            problems.Error(line.Line, "line-incomplete", "A help line needs an id, a name and an https website; this one is not shown.");
            return null;
        }

        if (!ids.Add(id))
        {
            problems.Error(line.LineOf("id"), "line-twice", $"The id “{id}” stands twice; this entry is not shown. Give it another id.");
            return null;
        }

        var audiences = new List<Audience>();
        foreach (var word in line.List("audiences"))
        {
            if (FrontMatter.IsWord<Audience>(word, out var audience)) audiences.Add(audience);
            else problems.Error(line.LineOf("audiences"), "value-unknown", $"“{word}” is not one of {string.Join(", ", Enum.GetNames<Audience>())}.");
        }

        if (audiences.Count == 0)
        {
            problems.Error(line.Line, "line-incomplete", $"“{id}” names no audience, so there is no place to show it. Write audiences: [crisis].");
            return null;
        }

        var (source, sourced) = (Https(line, "sourceUrl", problems), line.Day("sourceDate"));
        var official = source is not null && sourced is not null;
        var (phone, sms) = (Only(line, "phone", "display"), Only(line, "sms", "number"));
        if ((phone ?? sms) is not null && !official)
            problems.Error(line.Line, "line-unsourced", $"“{id}” has a number without sourceUrl and sourceDate; only its website is shown. Name the official page and the day it was read.");

        var verified = line.Day("verifiedOn");
        var status = line.Word("status", LineStatus.Unverified);
        if (status == LineStatus.Verified && verified is null)
        {
            problems.Error(line.LineOf("status"), "line-unverified", $"“{id}” is called verified but has no verifiedOn date.");
            status = LineStatus.Unverified;
        }

        return new HelpLine
        {
            Id = id,
            Name = name,
            NameLocal = line.Prose("nameLocal"),
            Audiences = audiences,
            Phone = official ? ReadPhone(phone, problems) : null,
            Sms = official ? ReadSms(sms, problems) : null,
            ChatUrl = Https(line, "chatUrl", problems),
            Email = Email(line, problems),
            Hours = Only(line, "hours", "text")?.Prose("text") ?? "",
            Languages = line.List("languages"),
            Cost = line.Word("cost", CallCost.Unknown),
            ShowsOnBill = line.Word("showsOnBill", OnTheBill.Unknown),
            Accessibility = line.List("accessibility"),
            Website = website,
            SourceUrl = source,
            SourceDate = sourced,
            VerifiedOn = verified,
            Status = status,
            FileLine = line.Line,
        };
    }

    // Plain text stands for a mapping with one key: what is wrong with it is then told, not passed over.
    private static FrontMatter? Only(FrontMatter map, string key, string plainKey) => map.Maps(key, plainKey) is [var only, ..] ? only : null;

    private static EmergencyNumber? ReadEmergency(FrontMatter? emergency, ProblemList problems)
    {
        if (emergency is null) return null;
        var (number, source) = (emergency.Text("number"), Https(emergency, "sourceUrl", problems));
        if (number is not null && IsDialled(number.Replace(" ", "", StringComparison.Ordinal)) && source is not null)
            return new EmergencyNumber(number, emergency.Prose("note"), source);
        problems.Error(emergency.Line, "emergency-invalid", "An emergency number needs digits and the sourceUrl of an official page; it is not shown.");
        return null;
    }

    private static Telephone? ReadPhone(FrontMatter? phone, ProblemList problems)
    {
        if (phone is null) return null;
        var (display, dial) = (phone.Text("display"), phone.Text("dial"));
        if (display is not null && dial is not null && IsDialled(dial) && SameDigits(display, dial)) return new Telephone(display, dial);
        problems.Error(phone.Line, "phone-invalid", "A phone needs “display” as people read it and “dial” with the same digits: +44… (E.164) or a national short code.");
        return null;
    }

    private static TextNumber? ReadSms(FrontMatter? sms, ProblemList problems)
    {
        if (sms is null) return null;
        if (sms.Text("number") is { } number && IsDialled(Digits(number))) return new TextNumber(number, sms.Text("keyword"));
        problems.Error(sms.Line, "phone-invalid", "An sms needs a number.");
        return null;
    }

    /// <summary>E.164 (a plus and 7 to 15 digits) or a national number or short code (2 to 12 digits).</summary>
    private static bool IsDialled(string dial) => dial.StartsWith('+')
        ? dial.Length is >= 8 and <= 16 && dial[1..].All(char.IsAsciiDigit)
        : dial.Length is >= 2 and <= 12 && dial.All(char.IsAsciiDigit);

    // "0808 2000 247" is dialled as +448082000247: one ends with the other, the trunk prefix aside.
    private static bool SameDigits(string display, string dial)
    {
        var (shown, dialled) = (Digits(display).TrimStart('0'), Digits(dial).TrimStart('0'));
        return shown.Length > 0 && dialled.EndsWith(shown, StringComparison.Ordinal);
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string? Email(FrontMatter line, ProblemList problems)
    {
        if (line.Text("email") is not { } email) return null;
        var at = email.IndexOf('@', StringComparison.Ordinal);
        if (at > 0 && at < email.Length - 3 && !email.Any(char.IsWhiteSpace) && !email.Contains('?', StringComparison.Ordinal)) return email;
        problems.Error(line.LineOf("email"), "email-invalid", $"“{email}” is not an e-mail address; it is not shown.");
        return null;
    }

    private static string? Https(FrontMatter? map, string key, ProblemList problems)
    {
        if (map?.Text(key) is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps) return uri.AbsoluteUri;
        problems.Error(map.LineOf(key), "address-invalid", $"“{key}: {text}” is not an https address.");
        return null;
    }
}

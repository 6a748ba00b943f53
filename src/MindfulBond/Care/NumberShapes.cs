using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MindfulBond.Care;

/// <summary>Telephone numbers in digits and in words, payment cards and IBANs.</summary>
internal static class NumberShapes
{
    private const string Removed = "[number removed]";

    // A local telephone number has six digits at least, a card 19 at most; words such as "plus" are groups without digits.
    private const int FewestDigits = 6;
    private const int MostDigits = 19;
    private const int MostGroups = 24;

    // Lengths of the IBAN registry, for the countries whose readers are likely.
    private static readonly FrozenDictionary<string, int> IbanLengths = (
        "AD24 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 "
        + "PL28 PT25 RO24 SE24 SI19 SK24 SM27 TR26 UA29")
        .Split(' ').ToFrozenDictionary(country => country[..2], country => int.Parse(country[2..], CultureInfo.InvariantCulture));

    private static readonly FrozenDictionary<string, string> DigitWords = (
        "zero 0 oh 0 o 0 nought 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 "
        + "null 0 eins 1 zwei 2 zwo 2 drei 3 vier 4 fünf 5 fuenf 5 sechs 6 sieben 7 acht 8 neun 9 "
        + "zéro 0 un 1 deux 2 trois 3 quatre 4 cinq 5 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14 quinze 15 seize 16 vingt 20 vingts 20 "
        + "trente 30 quarante 40 cinquante 50 soixante 60 cero 0 uno 1 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9")
        .Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Fillers = new[] { "double", "triple", "plus", "et", "and", "doble" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly Regex Date = Shape.Any(@"\b\d{1,2}(?:\.\s?\d{1,2}\.\s?|/\d{1,2}/|-\d{1,2}-)(?:19|20)\d\d\b|\b(?:19|20)\d\d[-/.](?:0\d|1[0-2])[-/.](?:[0-2]\d|3[01])\b|\b(?:19|20)\d\d\s?[-/]\s?(?:19|20)\d\d\b");

    private static readonly Regex Cue = Shape.Any(@"\b(?:call|phone|telephone|tel|ring|text|mobile|cell|whatsapp|fax|number|dial|sms|telefon|handy|nummer|ruf|mobil|anrufen|téléphone|téléphoner|tél|portable|appelle|appeler|appelez|numéro|teléfono|móvil|llama|llamar|llámame|número|tlf)\b[^\d\n\]]{0,20}$");

    private static readonly Regex NoCue = Shape.Any(@"(?:[$€£¥#]|\b(?:isbn|eur|usd|gbp|chf|rs|order|invoice|doi|case|ref|bestellnummer|rechnung|commande|factura|pedido|pages?|seiten?|s\.|pp?\.|version|v|room|between|from|zwischen|von|entre|de|kcal|calories)\s?[.:]?\s?(?:no\.?|nr\.?|number|id)?\s?)$");

    private static readonly Regex Unit = Shape.Any(@"^\s?(?:[%€$£¥°]|(?:euros?|eur|usd|gbp|dollars?|pounds|kcal|calories|people|menschen|personnes|personas|words|steps|schritte|km|kg|mg|ml|m²|hours|years|jahre|ans|años|million|millionen|millions|views|followers)\b)");

    public static IEnumerable<DetailFind> Find(string text, IReadOnlySet<string> spared)
    {
        var sparedNumbers = SparedForms(spared);
        foreach (var find in Ibans(text)) yield return find;

        var masked = text.ToCharArray();
        foreach (Match date in Date.Matches(text))
            if (IsAlone(text, date.Index, date.Index + date.Length)) Array.Fill(masked, '\u0001', date.Index, date.Length);

        foreach (var run in Runs(new string(masked)))
        {
            for (var first = 0; first < run.Count; first++)
            {
                var around = new Around(text, run[first].Start);
                for (var last = LastWithin(run, first); last >= first; last--)
                {
                    var verdict = Judge(around, run, first, last, sparedNumbers);
                    if (verdict is null) continue;
                    if (verdict is { } kind && kind != Spared) yield return new DetailFind(kind, run[first].Start, run[last].End, Removed);
                    first = last;
                    break;
                }
            }
        }
    }

    // Kind of detail, Spared, or null when these groups are nothing together.
    private const DetailKind Spared = (DetailKind)(-1);

    private static DetailKind? Judge(Around around, List<Group> run, int first, int last, HashSet<string> spared)
    {
        var digits = Digits(run, first, last);
        if (digits.Length is < FewestDigits or > MostDigits) return null;
        if (IsSpared(digits, spared)) return Spared;
        if (digits.Length is >= 13 and <= 19 && digits[0] is >= '2' and <= '6' && LooksLikeCard(run, first, last) && PassesLuhn(digits)) return DetailKind.Card;
        if (digits.Length > 15) return null;

        var words = 0;
        for (var at = first; at <= last; at++) words += run[at].IsWord ? 1 : 0;
        if (words >= 4) return digits.Length >= 8 || (digits[0] == '0' && last - first >= 4) || (words >= 6 && around.HasCue) ? DetailKind.Phone : null;

        var isInternational = run[first].HasPlus || digits.StartsWith("00", StringComparison.Ordinal);
        if (isInternational && digits.Length >= 8) return DetailKind.Phone;
        if (around.HasOtherCue || around.HasUnit(run[last].End)) return null;
        if (digits.Length >= 9 && !digits.EndsWith("000000", StringComparison.Ordinal) && IsNational(digits, run, first, last)) return DetailKind.Phone;
        return digits.Length <= 12 && around.HasCue ? DetailKind.Phone : null;
    }

    private static int LastWithin(List<Group> run, int first)
    {
        var (last, digits) = (first, run[first].Digits.Length);
        while (last + 1 < run.Count && last - first < MostGroups && digits + run[last + 1].Digits.Length <= MostDigits) digits += run[++last].Digits.Length;
        return last;
    }

    private static string Digits(List<Group> run, int first, int last)
    {
        var digits = new StringBuilder(MostDigits);
        for (var at = first; at <= last; at++) digits.Append(run[at].Digits);
        return digits.ToString();
    }

    private static bool IsNational(string digits, List<Group> run, int first, int last)
    {
        if (first == last) return digits.Length >= 9 && (digits.Length != 13 || !digits.StartsWith("97", StringComparison.Ordinal));
        if (digits[0] == '0') return digits.Length <= 13 && run[first].Digits.Length <= 6;

        var shape = string.Join('-', run.Skip(first).Take(last - first + 1).Select(group => group.Digits.Length));
        return (digits.Length, digits[0]) switch
        {
            (10, >= '2') => shape is "3-3-4" or "3-7" or "6-4" or "3-3-2-2" or "5-5" or "4-6",
            (11, '1') => shape is "1-3-3-4" or "4-3-4" or "1-3-7" or "1-10",
            (9, >= '6') => shape is "3-3-3" or "2-3-2-2" or "3-2-2-2" or "3-6" or "1-2-2-2-2" or "2-7",
            (11, '3' or '4') => shape.StartsWith("2-", StringComparison.Ordinal) && last - first >= 3,
            _ => false,
        };
    }

    private static bool LooksLikeCard(List<Group> run, int first, int last) =>
        string.Join('-', run.Skip(first).Take(last - first + 1).Select(group => group.Digits.Length)) is "13" or "14" or "15" or "16" or "17" or "18" or "19"
            or "4-4-4-4" or "4-4-4-4-3" or "4-4-4-1" or "4-6-5" or "4-6-4";

    private static bool PassesLuhn(string digits)
    {
        var sum = 0;
        for (var at = 0; at < digits.Length; at++)
        {
            var digit = digits[^(at + 1)] - '0';
            if (at % 2 == 1) digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    // Every help line as dialled at home, and without the code of its country where the list gives one.
    private static HashSet<string> SparedForms(IReadOnlySet<string> spared)
    {
        var forms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var home in spared.Select(number => Home(new string([.. number.Where(char.IsAsciiDigit)]))).Where(home => home.Length > 0))
        {
            forms.Add(home);
            for (var code = 1; code <= 3 && home.Length - code >= 5; code++) forms.Add(Home(home[code..]));
        }

        return forms;
    }

    private static bool IsSpared(string digits, HashSet<string> spared)
    {
        var home = Home(digits);
        if (spared.Contains(home)) return true;
        for (var code = 1; code <= 3 && home.Length - code >= 5; code++)
            if (spared.Contains(Home(home[code..]))) return true;
        return false;
    }

    private static string Home(string digits) => digits.TrimStart('0');

    // Groups of digits that stand together, up to three separators between them; words for digits count.
    private static IEnumerable<List<Group>> Runs(string text)
    {
        var run = new List<Group>();
        for (var at = 0; at < text.Length;)
        {
            if (ReadGroup(text, at) is not { } group)
            {
                at++;
                while (at < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at])) at++;
                continue;
            }

            if (run.Count > 0 && !Joins(text.AsSpan(run[^1].End, group.Start - run[^1].End), run[^1].IsWord || group.IsWord))
            {
                yield return run;
                run = [];
            }

            run.Add(group);
            at = group.End;
        }

        if (run.Count > 0) yield return run;
    }

    private static Group? ReadGroup(string text, int at)
    {
        if (char.IsAsciiDigit(text[at]) || (text[at] is 'O' or 'o' && IsDigit(text, at + 1) && !IsLetter(text, at - 1)))
        {
            var end = at;
            while (IsDigit(text, end) || (end < text.Length && text[end] is 'O' or 'o' && !IsLetter(text, end + 1))) end++;
            var start = at;
            if (at > 0 && text[at - 1] == '(') start--;
            var hasPlus = start > 0 && text[start - 1] == '+';
            if (!hasPlus && start > 1 && text[start - 1] is ' ' or '(' && text[start - 2] == '+') (hasPlus, start) = (true, start - 1);
            if (hasPlus) start--;
            if (start > 0 && hasPlus && text[start - 1] == '(') start--;
            return new Group(start, end, text[at..end].Replace('O', '0').Replace('o', '0'), hasPlus, false);
        }

        if (!char.IsLetter(text[at]) || IsLetter(text, at - 1)) return null;
        var last = at;
        while (IsLetter(text, last)) last++;
        var word = text[at..Math.Min(last, at + 12)];
        if (last - at > 12) return null;
        if (DigitWords.TryGetValue(word, out var digits)) return new Group(at, last, digits, false, true);
        if (!Fillers.Contains(word)) return null;
        return new Group(at, last, "", word.Equals("plus", StringComparison.OrdinalIgnoreCase), true);
    }

    private static bool Joins(ReadOnlySpan<char> between, bool words) =>
        between.Length <= 4 && !between.ContainsAnyExcept(words ? " .-/()_·•|~,\t" : " .-/()_·•|~\t") && (!words || between.Length > 0);

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);

    private static bool IsLetter(string text, int at) => at >= 0 && at < text.Length && char.IsLetter(text[at]);

    // "+49.30.12.1999" holds no date.
    private static bool IsAlone(string text, int start, int end) =>
        !(start > 1 && text[start - 1] is '.' or '-' or '/' or '+' && (start < 2 || char.IsAsciiDigit(text[start - 2]) || text[start - 1] == '+'))
        && !(end < text.Length && text[end] is '.' or '-' or '/' && IsDigit(text, end + 1));

    private static IEnumerable<DetailFind> Ibans(string text)
    {
        for (var at = 0; at + 4 < text.Length; at++)
        {
            if (!char.IsAsciiLetter(text[at]) || !char.IsAsciiLetter(text[at + 1]) || (at > 0 && char.IsLetterOrDigit(text[at - 1]))) continue;
            if (!IbanLengths.TryGetValue(text.Substring(at, 2).ToUpperInvariant(), out var length)) continue;
            var (end, found) = (at, new List<char>(length));
            while (end < text.Length && found.Count < length)
            {
                if (char.IsAsciiLetterOrDigit(text[end])) found.Add(char.ToUpperInvariant(text[end]));
                else if (text[end] is not (' ' or '-' or '.') || !char.IsAsciiLetterOrDigit(text[end - 1])) break;
                end++;
            }

            // Its third and fourth are digits: of sentences that begin so, one in a hundred comes out right by chance.
            if (found.Count == length && char.IsAsciiDigit(found[2]) && char.IsAsciiDigit(found[3]) && HasIbanChecksum(found)) yield return new DetailFind(DetailKind.Iban, at, end, Removed);
        }
    }

    // ISO 13616: the first four moved to the end, letters as 10 to 35, the number modulo 97 is 1.
    private static bool HasIbanChecksum(List<char> iban)
    {
        var rest = 0;
        foreach (var letter in iban.Skip(4).Concat(iban.Take(4)))
            rest = char.IsAsciiDigit(letter) ? ((rest * 10) + letter - '0') % 97 : ((rest * 100) + letter - 'A' + 10) % 97;
        return rest == 1;
    }

    // What stands beside a number; looked up only when a number hangs on it.
    private sealed class Around(string text, int start)
    {
        private readonly Lazy<bool> _cue = new(() => Cue.IsMatch(Before(text, start)), LazyThreadSafetyMode.None);
        private readonly Lazy<bool> _otherCue = new(() => NoCue.IsMatch(Before(text, start)), LazyThreadSafetyMode.None);

        public bool HasCue => _cue.Value;

        public bool HasOtherCue => _otherCue.Value;

        public bool HasUnit(int end) => Unit.IsMatch(text.AsSpan(end, Math.Min(14, text.Length - end)));

        private static ReadOnlySpan<char> Before(string text, int start) => text.AsSpan(Math.Max(0, start - 40), Math.Min(40, start));
    }

    private readonly record struct Group(int Start, int End, string Digits, bool HasPlus, bool IsWord);
}

using System.Collections.Frozen;

namespace MindfulBond.Care;

/// <summary>People named: beside what they are to the writer, by first and last name, or as the writer's own name.</summary>
internal static class NameShapes
{
    private static readonly FrozenSet<string> OurEnglish = Set("my our his her their your");
    private static readonly FrozenSet<string> OurGerman = Set("mein meine meinem meinen meiner meines unser unsere unserem unseren unserer sein seine seinem seinen seiner ihr ihre ihrem ihren ihrer");
    private static readonly FrozenSet<string> OurFrench = Set("mon ma mes notre son sa leur nos");
    private static readonly FrozenSet<string> OurSpanish = Set("mi mis nuestro nuestra su sus");

    private static readonly FrozenSet<string> English = Set(
        "husband wife hubby wifey partner boyfriend girlfriend bf gf fiance fiancé fiancee fiancée spouse ex ex-husband ex-wife ex-boyfriend ex-girlfriend ex-partner son daughter brother sister "
        + "stepson stepdaughter stepbrother stepsister stepdad stepmum stepmom stepfather stepmother mother mom mum mummy father dad daddy friend bestie mate boss manager therapist counsellor "
        + "counselor psychologist psychiatrist neighbour neighbor colleague coworker co-worker cousin uncle aunt auntie nephew niece grandmother grandma gran nan grandfather grandad grandpa lover "
        + "roommate flatmate housemate teacher doctor gp baby kid child twin toddler girl boy man woman mother-in-law father-in-law sister-in-law brother-in-law landlord pastor midwife date crush");

    private static readonly FrozenSet<string> German = Set(
        "mann ehemann frau ehefrau freund freundin partner partnerin ex ex-mann ex-frau ex-freund ex-freundin exmann exfrau exfreund exfreundin sohn tochter bruder schwester mutter vater mama mami papa "
        + "oma opa chef chefin kollege kollegin kollegen nachbar nachbarin nachbarn verlobter verlobte verlobten lebensgefährte lebensgefährtin lebensgefährten cousin cousine onkel tante neffe nichte therapeut "
        + "therapeutin therapeuten arzt ärztin schwager schwägerin schwiegermutter schwiegervater stiefvater stiefmutter stiefsohn stieftochter kumpel affäre mitbewohner mitbewohnerin lehrer lehrerin baby kind");

    private static readonly FrozenSet<string> French = Set(
        "mari époux femme épouse conjoint conjointe compagnon compagne copain copine ami amie petit-ami fils fille frère sœur soeur mère père maman papa ex ex-mari ex-femme ex-copain ex-copine fiancé fiancée "
        + "chef patron patronne collègue voisin voisine cousin cousine oncle tante neveu nièce psy thérapeute médecin psychologue amant amante beau-père belle-mère beau-frère belle-sœur grand-mère grand-père mamie papi bébé coloc prof");

    private static readonly FrozenSet<string> Spanish = Set(
        "marido esposo esposa mujer pareja novio novia ex exmarido exmujer exnovio exnovia hijo hija hermano hermana madre padre mamá papá amigo amiga jefe jefa compañero compañera vecino vecina primo prima "
        + "tío tía sobrino sobrina abuela abuelo suegra suegro cuñado cuñada terapeuta psicólogo psicóloga médico médica profesor profesora amante prometido prometida bebé padrastro madrastra hijastro");

    private static readonly FrozenSet<string> Describing = Set(
        "ex late older younger elder big little oldest eldest youngest middle best new first second third former current dear lovely own old good step then now amazing wonderful "
        + "bester beste besten neuer neue neuen alter alte alten kleiner kleine kleinen großer große großen erster erste ersten damaliger damalige ältester älteste ältesten jüngster jüngste jüngsten lieber liebe "
        + "petit petite grand grande meilleur meilleure nouveau nouvelle ancien ancienne premier première jeune cher chère vieux vieille mejor nuevo nueva antiguo antigua primer primera pequeño pequeña mayor menor querido querida");

    private static readonly string[][] Introducing =
    [
        .. new[]
        {
            "my name is", "my name's", "my real name is", "ich heiße", "ich heisse", "mein name ist", "je m'appelle", "mon nom est", "me llamo", "mi nombre es",
            "his name is", "her name is", "sein name ist", "ihr name ist",
        }.Select(words => words.Split(' ')),
    ];

    private static readonly FrozenSet<string> Calling = Set("called named namens appelé appelée llamado llamada");

    // Words that may follow with a capital and are nobody.
    private static readonly FrozenSet<string> Nobody = Set(
        "i i'm i've i'd i'll ok okay god jesus lord christ english german french spanish british american italian irish scottish polish turkish russian chinese japanese indian european african asian "
        + "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter "
        + "montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo navidad noël weihnachten ostern "
        + "the a an and but so when then what why how who where it it's he she they we you this that these those not no yes never always still just please maybe well because if in on at to for from with "
        + "le la les un une et mais il elle je nous vous on quand si el los las y pero yo tú él ella que cuando facebook instagram whatsapp google netflix tinder amazon covid ptsd adhd add ocd bpd nhs tv uk us usa eu "
        + "dr mr mrs ms doctor therapy thank thanks sorry also however after before during since while once now today yesterday tomorrow here there her his my our their your all any some every both each as by of or is was has had does did can will would could should "
        + "catholic muslim christian jewish buddhist london paris berlin madrid new york");

    private static readonly FrozenSet<string> NoLastNames = Set(
        "and or who said und oder et ou y o the therapy method institute street road university museum bridge hospital prize day eve festival airport station hotel");

    public static IEnumerable<DetailFind> Find(string text)
    {
        var words = Words(text);
        for (var at = 0; at < words.Count; at++)
        {
            if (RelationAt(text, words, at) is { } relation)
            {
                if (Named(text, words, relation) is { } find) yield return find;
                else if (NamedBefore(text, words, at, relation) is { } before) yield return before;
                else if (Called(text, words, relation) is { } called) yield return called;
            }

            if (OwnName(text, words, at) is { } own) yield return own;
            if (FullName(text, words, at) is { } full) yield return full;
        }
    }

    // "my ex", "my husband's best friend": from the first word to the one that says what the person is.
    private static Relation? RelationAt(string text, List<Word> words, int at)
    {
        var our = words[at].Text;
        var relations = OurEnglish.Contains(our) ? English : OurGerman.Contains(our) ? German : OurFrench.Contains(our) ? French : OurSpanish.Contains(our) ? Spanish : null;
        if (relations is null) return null;

        Relation? found = null;
        for (var next = at + 1; next < words.Count && next <= at + 4 && IsBlank(text, words[next - 1].End, words[next].Start); next++)
        {
            var word = words[next].Text;
            if (relations.Contains(word)) found = new Relation(at, next, relations);
            else if (word.EndsWith("'s", StringComparison.Ordinal) && relations.Contains(word[..^2]))
            {
                if (next + 1 < words.Count && words[next + 1].Text is "name") return new Relation(at, next, relations);
            }
            else if (!Describing.Contains(word) || found is not null) break;
        }

        return found;
    }

    private static DetailFind? Named(string text, List<Word> words, Relation relation)
    {
        var first = relation.Last + 1;
        if (first >= words.Count) return null;
        var between = text[words[relation.Last].End..words[first].Start];
        var said = false;
        if (between is " " && Calling.Contains(words[first].Text) && first + 1 < words.Count)
        {
            said = true;
            first++;
            between = text[words[first - 1].End..words[first].Start];
        }

        if (between.Trim() is not ("" or "," or "(" or "-" or ":") || between.Length is 0 or > 3 || between.Contains('\n', StringComparison.Ordinal)) return null;
        if (!IsName(words[first].Text, relation, said, afterComma: between.Trim() is "," or ":")) return null;

        var last = LastOfName(text, words, first);
        var end = words[last].NameEnd;
        if (between.Trim() == "(" && end < text.Length && text[end] == ')') end++;
        if (between.Trim() == "," && end < text.Length && text[end] == ',') end++;
        if (end < text.Length && text[end] == '.' && words[last].Text.Length == 1) end++;
        var start = words[relation.First].Start;
        return new DetailFind(DetailKind.NameAfterRelation, start, end, text[start..words[relation.Last].End]);
    }

    // "Mark, my husband, …"
    private static DetailFind? NamedBefore(string text, List<Word> words, int at, Relation relation)
    {
        if (at == 0 || text[words[at - 1].End..words[at].Start] is not (", " or " - ") || !FirstNames.Has(words[at - 1].Text)) return null;
        return new DetailFind(DetailKind.NameAfterRelation, words[at - 1].Start, words[relation.Last].End, text[words[at].Start..words[relation.Last].End]);
    }

    // "my husband's name is Mark", "mon mari s'appelle Luc", "mi marido se llama Juan": only the name goes.
    private static DetailFind? Called(string text, List<Word> words, Relation relation)
    {
        var next = relation.Last + 1;
        var calling = false;
        for (; next < words.Count && next <= relation.Last + 3 && IsBlank(text, words[next - 1].End, words[next].Start); next++)
        {
            var word = words[next].Text.ToLowerInvariant();
            if (calling && char.IsUpper(words[next].Text[0]))
            {
                return Nobody.Contains(words[next].Text) ? null
                    : new DetailFind(DetailKind.NameAfterRelation, words[next].Start, words[LastOfName(text, words, next)].NameEnd, "[name removed]");
            }

            if (word is "heißt" or "heisst" or "hieß" or "s'appelle" or "s'appelait" or "llama" or "llamaba" or "called" or "named" or "name") calling = true;
            else if (word is not ("is" or "was" or "se" or "ist")) return null;
        }

        return null;
    }

    private static DetailFind? OwnName(string text, List<Word> words, int at)
    {
        var length = 0;
        foreach (var own in Introducing)
            if (at + own.Length < words.Count && Stand(own, words, at)) length = own.Length;

        if (length == 0 || !IsBlank(text, words[at + length - 1].End, words[at + length].Start)) return null;
        var first = words[at + length];
        if (!(IsCapital(first.Text) && !Nobody.Contains(first.Text)) && !FirstNames.HasSmall(first.Text)) return null;
        return new DetailFind(DetailKind.FullName, first.Start, words[LastOfName(text, words, at + length)].NameEnd, "[name removed]");
    }

    private static bool Stand(string[] these, List<Word> words, int at)
    {
        for (var place = 0; place < these.Length; place++)
            if (!words[at + place].Text.Equals(these[place], StringComparison.OrdinalIgnoreCase)) return false;
        return true;
    }

    private static DetailFind? FullName(string text, List<Word> words, int at)
    {
        if (!FirstNames.Has(words[at].Text)) return null;
        var last = LastOfName(text, words, at);
        return last == at ? null : new DetailFind(DetailKind.FullName, words[at].Start, words[last].NameEnd, "[name removed]");
    }

    private static bool IsName(string word, Relation relation, bool said, bool afterComma)
    {
        var name = Word.WithoutPossessive(word);
        if (FirstNames.Has(name)) return true;
        if (FirstNames.HasSmall(name)) return !afterComma;
        if (!IsCapital(name) || Nobody.Contains(name) || Nobody.Contains(word)) return false;

        // Every German noun has a capital: there the name must be a known one, or be called one.
        return said || relation.Language != German;
    }

    private static int LastOfName(string text, List<Word> words, int first)
    {
        var last = first;
        while (last + 1 < words.Count && last < first + 3 && words[last].NameEnd == words[last].End && IsBlank(text, words[last].End, words[last + 1].Start))
        {
            var next = words[last + 1].Text;
            var isInitial = next.Length == 1 && char.IsUpper(next[0]) && next is not "I" && words[last + 1].End < text.Length && text[words[last + 1].End] == '.';
            if (!isInitial && !(IsCapital(next) && !Nobody.Contains(Word.WithoutPossessive(next)) && !NoLastNames.Contains(next) && !NounEnding(next))) break;
            last++;
        }

        return last;
    }

    // German nouns after a first name: "Peter Angst macht" is rare, "Anna Hoffnung" too; endings settle the common ones.
    private static bool NounEnding(string word) =>
        word.Length > 6 && (word.EndsWith("ung", StringComparison.Ordinal) || word.EndsWith("heit", StringComparison.Ordinal)
            || word.EndsWith("keit", StringComparison.Ordinal) || word.EndsWith("schaft", StringComparison.Ordinal));

    private static bool IsCapital(string word) => word.Length > 1 && char.IsUpper(word[0]) && (char.IsLower(word[1]) || word[1] is '\'') && word.Skip(1).Any(char.IsLower);

    private static bool IsBlank(string text, int from, int to) => to - from is 1 or 2 && text.AsSpan(from, to - from).Trim(' ').IsEmpty;

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static List<Word> Words(string text)
    {
        var words = new List<Word>();
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetter(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && (char.IsLetter(text[at]) || (text[at] is '\'' or '-' && at + 1 < text.Length && char.IsLetter(text[at + 1])))) at++;
            words.Add(new Word(text[start..at], start, at));
        }

        return words;
    }

    private readonly record struct Relation(int First, int Last, FrozenSet<string> Language);

    private readonly record struct Word(string Text, int Start, int End)
    {
        /// <summary>Where the name ends: "Mark's phone" keeps its "'s".</summary>
        public int NameEnd => Start + WithoutPossessive(Text).Length;

        public static string WithoutPossessive(string word) => word.EndsWith("'s", StringComparison.OrdinalIgnoreCase) ? word[..^2] : word;
    }
}

using System.Buffers;
using System.Text.RegularExpressions;

namespace MindfulBond.Content.Checks;

/// <summary>Sentences without which advice can harm: on abuse where couple therapy is spoken of, on the prescriber where medicines are.</summary>
internal static partial class NeededSentences
{
    // A passage without any of these says nothing of the matter; looking for them is far quicker than for the rest.
    private static readonly SearchValues<string> Cues = SearchValues.Create(["therap", "counsel", "session", "medic", "antidepress", "ssri", "prescri"], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] TopicsOfMedicine =
        ["depression", "low-mood", "anxiety", "worry", "trauma", "ptsd", "medication", "medicine", "medicines", "antidepressants", "postnatal"];

    public static IEnumerable<Problem> In(CheckedText text)
    {
        if (text.Article is not { Draft: false } article || !text.IsEnglish) yield break;

        var passages = text.Manuscript.Passages.Where(passage => passage.Kind != PassageKind.Heading && passage.Text.AsSpan().ContainsAny(Cues)).ToList();
        if (passages.Find(passage => CoupleTherapy().IsMatch(passage.OwnWords)) is { } therapy && !passages.Exists(passage => SaysNotWithAbuse(passage.Text)))
            yield return text.Problem(LineOf(therapy, CoupleTherapy()), text.Trust, "couple-therapy-abuse", "Couple therapy is spoken of here, and nowhere that it is not advised where there is abuse. Say so in one sentence, with therapy and abuse in the same paragraph.");

        var medicine = passages.Find(passage => Medicine().IsMatch(passage.OwnWords));
        if ((medicine is not null || article.Topics.Any(topic => TopicsOfMedicine.Contains(topic.Slug))) && !passages.Exists(passage => SaysAskThePrescriber(passage.Text)))
            yield return text.Problem(
                medicine is null ? text.LineOf("topics") : LineOf(medicine, Medicine()), text.Trust, "medicine-sentence-missing",
                "Somebody who takes a medicine may read this. Add: Never stop or change a medicine because of an article. Talk to whoever prescribed it.");
    }

    private static int LineOf(Passage passage, Regex found) => passage.LineAt(found.Match(passage.OwnWords).Index);

    private static bool SaysNotWithAbuse(string paragraph) => Abuse().IsMatch(paragraph) && Therapy().IsMatch(paragraph) && Against().IsMatch(paragraph);

    private static bool SaysAskThePrescriber(string paragraph) =>
        Medicine().IsMatch(paragraph) && StopOrChange().IsMatch(paragraph) && Against().IsMatch(paragraph) && Prescriber().IsMatch(paragraph);

    [GeneratedRegex(@"\b(couples?['’]?|marriage|marital|relationship) (therap(y|ies|ists?)|counsell?(ing|ors?))\b", Options, Patience)]
    private static partial Regex CoupleTherapy();

    [GeneratedRegex(@"\b(abus\w+|violen\w+|afraid|fear|unsafe|controll(ed|ing)|coerc\w+|hurts?|harmed)\b", Options, Patience)]
    private static partial Regex Abuse();

    [GeneratedRegex(@"\b(therap(y|ies|ists?)|counsell?(ing|ors?)|sessions?)\b", Options, Patience)]
    private static partial Regex Therapy();

    [GeneratedRegex(@"\b(not|never|no|nothing|without|avoid|against|instead|alone|unsafe|dangerous|danger|wrong|risks?)\b|n['’]t\b", Options, Patience)]
    private static partial Regex Against();

    [GeneratedRegex(@"\b(medicines?|medications?|antidepressants?|ssris?|prescri(bed?|bers?))\b", Options, Patience)]
    private static partial Regex Medicine();

    [GeneratedRegex(@"\b(stop(ping)?|chang(e|ing)|start(ing)?|com(e|ing) off|cut(ting)? down|alter|skip)\b", Options, Patience)]
    private static partial Regex StopOrChange();

    [GeneratedRegex(@"\b(prescri(bed?|bes|ber|bers)|doctor|GP|pharmacist|psychiatrist|nurse)\b", Options, Patience)]
    private static partial Regex Prescriber();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const int Patience = 5000;
}

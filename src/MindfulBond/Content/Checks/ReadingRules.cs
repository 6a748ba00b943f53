using System.Globalization;
using MindfulBond.Text;

namespace MindfulBond.Content.Checks;

/// <summary>Advice on how easily English texts read. Formulas cannot tell whether a text is any use, so they are notes.</summary>
internal static class ReadingRules
{
    /// <summary>Years of schooling above which a text is hard for many: a reading age of about 13.</summary>
    private const double HardGrade = 8;

    // What nobody would mend in one sitting drowns what they might.
    private const int MostSentences = 5;

    public static IEnumerable<Problem> In(CheckedText text)
    {
        if (!text.IsEnglish || text.IsDraft) yield break;

        var paragraphs = text.Manuscript.Passages.Where(passage => passage is { Kind: PassageKind.Paragraph, IsQuoted: false }).ToList();
        var words = string.Join('\n', paragraphs.Select(passage => passage.Text));
        if (Readability.Of(words) is { } measured && measured.Grade > HardGrade)
            yield return text.Problem(paragraphs[0].Line, Severity.Note, "reading-hard", string.Create(
                CultureInfo.InvariantCulture,
                $"It reads at grade {measured.Grade:0.0} (reading age about {measured.Grade + 5:0}; Flesch reading ease {measured.ReadingEase:0}); {HardGrade:0} and below is easy for most. Shorten sentences, and choose shorter words."));

        var sentences = Readability.SentencesOf(words).Where(sentence => sentence.Words > Readability.LongestSentence).OrderByDescending(sentence => sentence.Words).ToList();
        foreach (var (start, end, count) in sentences.Take(MostSentences))
        {
            var more = sentences.Count > MostSentences ? string.Create(CultureInfo.InvariantCulture, $" It is one of {sentences.Count} such sentences here.") : "";
            yield return text.Problem(LineAt(paragraphs, start), Severity.Note, "sentence-long", string.Create(
                CultureInfo.InvariantCulture, $"“{Beginning(words[start..end])}” has {count} words; up to {Readability.LongestSentence} are easy to follow. Part it in two.{more}"));
        }
    }

    // The paragraphs stand behind one another, with one character between them.
    private static int LineAt(List<Passage> paragraphs, int index)
    {
        var at = 0;
        for (; index > paragraphs[at].Text.Length; at++) index -= paragraphs[at].Text.Length + 1;
        return paragraphs[at].LineAt(index);
    }

    private static string Beginning(string sentence) => string.Join(' ', sentence.Split(' ').Take(6)) + " …";
}

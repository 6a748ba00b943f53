using MindfulBond.Articles;
using MindfulBond.Care;
using MindfulBond.Comments;

namespace MindfulBond.Moderation.Rules;

/// <summary>Finds in a text what a flag of its comment stands for.</summary>
public sealed class FlagPlaces(RuleBook rules, DistressPatterns distress)
{
    /// <summary>The places in a text that a flag stands for, in its order; none for the spam score, which weighs the whole.</summary>
    public IReadOnlyList<(int Start, int Length)> Of(string flag, string text, ArticleCatalog catalog)
    {
        if (flag.StartsWith(RuleBook.FlagPrefix, StringComparison.Ordinal)) return rules.Rules.FirstOrDefault(rule => rule.Flag == flag)?.Patterns.Find(text) ?? [];
        if (distress.KindOf(flag) is not null) return [.. distress.Find(text).Where(sign => sign.PatternId == flag).Select(sign => (sign.Start, sign.Length))];
        return DetailOf(flag) is { } kind ? [.. Commenting.Details(text, catalog).Where(detail => detail.Kind == kind).Select(detail => (detail.Start, detail.Length))] : [];
    }

    private static DetailKind? DetailOf(string flag) =>
        Enum.TryParse<DetailKind>(flag, out var kind) && flag == kind.ToString() ? kind : null;
}

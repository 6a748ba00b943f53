using MindfulBond.Articles;
using MindfulBond.Care;
using MindfulBond.Comments;

namespace MindfulBond.Moderation.Rules;

/// <summary>Says each flag of a comment in words, and finds in its text what the flag stands for.</summary>
public sealed class FlagWords(RuleBook rules, DistressPatterns distress)
{
    /// <summary>The words of a chip: “Danger now”, “Names a person”, a rule's own name, “Looks like spam, 97 of 100”.</summary>
    public string Of(string flag)
    {
        if (flag.StartsWith(RuleBook.FlagPrefix, StringComparison.Ordinal))
            return rules.Rules.FirstOrDefault(rule => rule.Flag == flag)?.Name ?? flag[RuleBook.FlagPrefix.Length..].Replace('-', ' ');
        if (flag.StartsWith(SpamScore.FlagPrefix, StringComparison.Ordinal)) return $"Looks like spam, {flag[SpamScore.FlagPrefix.Length..]} of 100";
        if (distress.KindOf(flag) is { } kind) return ShippedList.LabelOf(kind);
        return DetailOf(flag) is { } detail ? ShippedList.LabelOf(detail) : flag.Replace('-', ' ');
    }

    /// <summary>The places in a text that a flag stands for, in its order; none for the spam score, which weighs the whole.</summary>
    public IReadOnlyList<(int Start, int Length)> Places(string flag, string text, ArticleCatalog catalog)
    {
        if (flag.StartsWith(RuleBook.FlagPrefix, StringComparison.Ordinal)) return rules.Rules.FirstOrDefault(rule => rule.Flag == flag)?.Patterns.Find(text) ?? [];
        if (distress.KindOf(flag) is not null) return [.. distress.Find(text).Where(sign => sign.PatternId == flag).Select(sign => (sign.Start, sign.Length))];
        return DetailOf(flag) is { } kind ? [.. Commenting.Details(text, catalog).Where(detail => detail.Kind == kind).Select(detail => (detail.Start, detail.Length))] : [];
    }

    private static DetailKind? DetailOf(string flag) =>
        Enum.TryParse<DetailKind>(flag, out var kind) && flag == kind.ToString() ? kind : null;
}

namespace MindfulBond.Moderation.Rules;

/// <summary>Says what a rule does.</summary>
internal static class EffectWords
{
    public static string Of(RuleEffect effect) => effect switch
    {
        RuleEffect.AddsToSpam => "Adds to the spam score",
        RuleEffect.PutsFirst => "Puts it first, as danger",
        _ => "Marks the words",
    };
}

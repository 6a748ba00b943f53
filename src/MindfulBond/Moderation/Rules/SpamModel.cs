using MindfulBond.Care;

namespace MindfulBond.Moderation.Rules;

/// <summary>
/// What was learned from texts that people decided about: how many of each side hold a word, or two in a row (naive Bayes). It holds counts
/// under hashes, never a word, and takes the same memory however much it learned.
/// </summary>
/// <remarks>The hash is the runtime's own, keyed anew in every process: nobody can work out beforehand which words fall together.</remarks>
public sealed class SpamModel
{
    /// <summary>Texts of each side that it needs before it says anything.</summary>
    public const int Fewest = 20;

    private const int Buckets = 1 << 16;

    /// <summary>Features that count for one text: those that tell most. A long text would otherwise drown the few words that matter.</summary>
    private const int Telling = 30;

    private readonly int[] _spam = new int[Buckets];
    private readonly int[] _published = new int[Buckets];

    /// <summary>Texts learned as spam.</summary>
    public int Spam { get; private set; }

    /// <summary>Texts learned as published.</summary>
    public int Published { get; private set; }

    public bool HasLearned => Spam >= Fewest && Published >= Fewest;

    /// <summary>Learns one text. The order of texts makes no difference.</summary>
    public void Learn(string text, bool isSpam)
    {
        foreach (var feature in FeaturesOf(text)) (isSpam ? _spam : _published)[feature]++;
        if (isSpam) Spam++;
        else Published++;
    }

    /// <summary>How much a text looks like what was called spam, 0 to 100; null while too little was learned.</summary>
    public int? Score(string text) => HasLearned ? Score(text, 0, 0) : null;

    /// <summary>The same for a text that was learned, as if it had not been; null while too little else was learned.</summary>
    public int? ScoreWithout(string text, bool isSpam)
    {
        var (spam, published) = isSpam ? (1, 0) : (0, 1);
        return Spam - spam >= Fewest && Published - published >= Fewest ? Score(text, spam, published) : null;
    }

    private int Score(string text, int lessSpam, int lessPublished)
    {
        var weights = new List<double>();
        foreach (var feature in FeaturesOf(text))
        {
            var (spam, published) = (_spam[feature] - lessSpam, _published[feature] - lessPublished);
            // What nobody ever wrote tells nothing.
            if (spam + published > 0) weights.Add(Math.Log((spam + .5) / (Spam - lessSpam + 1)) - Math.Log((published + .5) / (Published - lessPublished + 1)));
        }

        var sum = weights.OrderByDescending(Math.Abs).Take(Telling).Sum();
        return (int)Math.Round(100 / (1 + Math.Exp(-sum)));
    }

    private static HashSet<int> FeaturesOf(string text)
    {
        var legible = LegibleText.Plain(text).Text.AsSpan();
        var features = new HashSet<int>();
        int? before = null;
        for (var at = 0; at < legible.Length;)
        {
            var start = at;
            while (at < legible.Length && char.IsLetterOrDigit(legible[at])) at++;
            if (at == start)
            {
                at++;
                continue;
            }

            var word = string.GetHashCode(legible[start..at], StringComparison.Ordinal);
            features.Add(BucketOf(word));
            if (before is { } first) features.Add(BucketOf(HashCode.Combine(first, word)));
            before = word;
        }

        return features;
    }

    private static int BucketOf(int hash) => (int)((uint)hash % Buckets);
}

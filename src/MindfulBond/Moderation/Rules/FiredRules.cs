using MindfulBond.Comments;
using MindfulBond.Shared;

namespace MindfulBond.Moderation.Rules;

/// <summary>How often each rule fired lately, counted over the newest comments of each state.</summary>
public sealed class FiredRules
{
    /// <summary>Comments looked at in each state at the most.</summary>
    public const int Newest = 2_000;

    public const int Days = 30;

    private readonly Dictionary<string, (int Fired, int Published)> _byFlag = new(StringComparer.Ordinal);

    /// <summary>Whether these are all comments of the time, and not the newest alone.</summary>
    public bool AreAll { get; private set; } = true;

    public IEnumerable<string> Flags => _byFlag.Keys;

    /// <summary>Counts one state.</summary>
    /// <param name="status">Which.</param>
    /// <param name="flags">Of its comments, the newest first; one more than is counted tells that there are more.</param>
    public void Add(CommentStatus status, IReadOnlyList<string> flags)
    {
        if (flags.Count > Newest) AreAll = false;
        foreach (var flag in flags.Take(Newest).SelectMany(one => one.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            var (fired, published) = _byFlag.GetValueOrDefault(flag);
            _byFlag[flag] = (fired + 1, published + (status == CommentStatus.Approved ? 1 : 0));
        }
    }

    /// <summary>How often something fired, as a sentence.</summary>
    public string Sentence(IEnumerable<string> flags)
    {
        var (fired, published) = flags.Select(flag => _byFlag.GetValueOrDefault(flag)).Aggregate((0, 0), (sum, one) => (sum.Item1 + one.Fired, sum.Item2 + one.Published));
        var when = AreAll ? $"in {Days} days" : "among the newest";
        return fired == 0 ? $"Has not fired {when}." : $"Fired {(fired == 1 ? "once" : Plain.Count(fired, "time"))} {when}; {Plain.Number(published)} published.";
    }
}

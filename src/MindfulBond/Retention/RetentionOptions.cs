using Microsoft.Extensions.Options;

namespace MindfulBond.Retention;

/// <summary>How many days what was decided is kept.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    private const int Longest = 3650;

    public int Spam { get; init; } = 7;

    public int Declined { get; init; } = 30;

    public int KeptBack { get; init; } = 30;

    public int Hidden { get; init; } = 30;

    /// <summary>Days after their answer. One that was not answered is kept.</summary>
    public int PrivateNotes { get; init; } = 90;

    /// <summary>Days after their answer.</summary>
    public int Reports { get; init; } = 90;

    /// <summary>Days of the log, and of the runs of retention themselves.</summary>
    public int Entries { get; init; } = 365;

    /// <summary>Every key with its days, in the order in which they are shown.</summary>
    internal IReadOnlyList<(string Key, int Days)> All =>
    [
        (nameof(Spam), Spam), (nameof(Declined), Declined), (nameof(KeptBack), KeptBack), (nameof(Hidden), Hidden),
        (nameof(PrivateNotes), PrivateNotes), (nameof(Reports), Reports), (nameof(Entries), Entries),
    ];

    internal sealed class Check : IValidateOptions<RetentionOptions>
    {
        public ValidateOptionsResult Validate(string? name, RetentionOptions options)
        {
            var usual = new RetentionOptions().All;
            var wrong = options.All.Zip(usual).Where(pair => pair.First.Days is < 1 or > Longest)
                .Select(pair => $"{Section}:{pair.First.Key} is “{pair.First.Days}”; it takes days from 1 to {Longest}, such as {pair.Second.Days}").ToList();
            return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
        }
    }
}

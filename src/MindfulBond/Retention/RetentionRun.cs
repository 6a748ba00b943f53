using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MindfulBond.Retention;

/// <summary>One run of retention: the proof that it ran, and what it deleted.</summary>
public sealed class RetentionRun
{
    /// <summary>Rises with time.</summary>
    public long Id { get; internal set; }

    public DateTime StartedUtc { get; internal set; }

    public DateTime FinishedUtc { get; internal set; }

    public int Spam { get; internal set; }

    public int Declined { get; internal set; }

    public int KeptBack { get; internal set; }

    public int Hidden { get; internal set; }

    public int PrivateNotes { get; internal set; }

    public int Reports { get; internal set; }

    public int Entries { get; internal set; }

    /// <summary>Cuts that lapsed because their writer did not answer.</summary>
    public int CutsLapsed { get; internal set; }

    /// <summary>Why it stopped before its end; null when it did not.</summary>
    public string? Failure { get; internal set; }

    /// <summary>What it did, in words; empty when there was nothing to do.</summary>
    internal IReadOnlyList<string> What =>
    [
        .. new (int Count, string One, string Many)[]
        {
            (Spam, "spam comment", "spam comments"), (Declined, "declined comment", "declined comments"), (KeptBack, "comment kept back", "comments kept back"),
            (Hidden, "comment taken down", "comments taken down"), (PrivateNotes, "private note", "private notes"), (Reports, "answered report", "answered reports"),
            (Entries, "old entry", "old entries"), (CutsLapsed, "cut without an answer", "cuts without an answer"),
        }.Where(one => one.Count > 0).Select(one => $"{one.Count} {(one.Count == 1 ? one.One : one.Many)}"),
    ];
}

internal sealed class RetentionRunConfiguration : IEntityTypeConfiguration<RetentionRun>
{
    public void Configure(EntityTypeBuilder<RetentionRun> run)
    {
        run.ToTable("RetentionRuns");
        run.Property(r => r.Failure).HasMaxLength(400);
        run.HasIndex(r => r.StartedUtc);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MindfulBond.Retention;

/// <summary>One run of retention: the proof that it ran, and what it deleted.</summary>
public sealed class RetentionRun
{
    /// <summary>Rises with time.</summary>
    public long Id { get; init; }

    public DateTime StartedUtc { get; init; }

    public DateTime FinishedUtc { get; init; }

    public int Spam { get; init; }

    public int Declined { get; init; }

    public int KeptBack { get; init; }

    public int Hidden { get; init; }

    public int PrivateNotes { get; init; }

    public int Reports { get; init; }

    public int Entries { get; init; }

    /// <summary>Cuts that lapsed because their writer did not answer.</summary>
    public int CutsLapsed { get; init; }

    /// <summary>Why it stopped before its end; null when it did not.</summary>
    public string? Failure { get; init; }
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

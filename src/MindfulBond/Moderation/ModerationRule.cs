using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MindfulBond.Moderation;

/// <summary>What a rule does where it fires. None of them decides.</summary>
public enum RuleEffect
{
    /// <summary>Marks the words for the moderator.</summary>
    Marks,

    /// <summary>Adds to the spam score.</summary>
    AddsToSpam,

    /// <summary>Puts the comment first, as danger, and help lines on its receipt.</summary>
    PutsFirst,
}

/// <summary>Words the owner wants marked. Shipped lists can be switched off here too, by their name.</summary>
public sealed class ModerationRule
{
    public Guid Id { get; init; }

    public string Name { get; set; } = "";

    public RuleEffect Effect { get; set; }

    /// <summary>One pattern a line; a star stands for any ending or any words.</summary>
    public string Patterns { get; set; } = "";

    public bool IsOn { get; set; } = true;

    public DateTime ChangedUtc { get; set; }

    /// <summary>Concurrency token: rises with every change.</summary>
    public int Version { get; set; }
}

internal sealed class ModerationRuleConfiguration : IEntityTypeConfiguration<ModerationRule>
{
    public void Configure(EntityTypeBuilder<ModerationRule> rule)
    {
        rule.ToTable("ModerationRules");
        rule.Property(r => r.Id).ValueGeneratedNever();
        rule.Property(r => r.Name).HasMaxLength(80);
        rule.Property(r => r.Version).IsConcurrencyToken();
        rule.HasIndex(r => r.Name).IsUnique();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MindfulBond.Comments;

internal sealed class CommentConfiguration : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.ToTable("Comments");
        comment.Property(c => c.Id).ValueGeneratedNever();
        comment.Property(c => c.ArticleSlug).HasMaxLength(400);
        comment.Property(c => c.Name).HasMaxLength(400);
        comment.Property(c => c.PhraseHash).HasMaxLength(64);
        comment.Property(c => c.ContentNote).HasMaxLength(40);
        comment.Property(c => c.Version).IsConcurrencyToken();
        comment.Ignore(c => c.History);
        comment.Ignore(c => c.IsPublic);

        // One phrase opens one comment, and a repeated Send finds the first.
        comment.HasIndex(c => c.PhraseHash).IsUnique();
        // An article's comments in order: a page of them, the newest, and how many. It ends with what tells which are shown, so that those
        // passed over or only counted are never looked up themselves.
        comment.HasIndex(c => new { c.ArticleSlug, c.SentUtc, c.Id, c.ThreadId, c.Status, c.IsPrivate, c.HoldsPlace }).HasDatabaseName("IX_Comments_Order");
        // The answers under a comment. With state and privacy in it: SQLite would take the queue's index, which has these two, and walk through all
        // that are published. Of comments that answer none it holds nothing.
        comment.HasIndex(c => new { c.ThreadId, c.Status, c.IsPrivate, c.SentUtc, c.Id }).HasFilter("\"ThreadId\" IS NOT NULL").HasDatabaseName("IX_Comments_Answers");
        comment.Property(c => c.HandedOverBy).HasMaxLength(256);
        comment.ComplexProperty(c => c.Before);
        // The queue: what waits, urgent first, then oldest; private notes apart; and what retention looks for.
        comment.HasIndex(c => new { c.Status, c.IsPrivate, c.Turn, c.SentUtc, c.Id }).HasDatabaseName("IX_Comments_Queue");
        comment.HasIndex(c => new { c.Status, c.StatusUtc });
    }
}

internal sealed class ModerationEntryConfiguration : IEntityTypeConfiguration<ModerationEntry>
{
    public void Configure(EntityTypeBuilder<ModerationEntry> entry)
    {
        entry.ToTable("ModerationEntries");
        entry.Property(e => e.By).HasMaxLength(256);
        entry.Property(e => e.Reason).HasMaxLength(40);
        // No foreign key: an entry outlives its comment.
        entry.HasIndex(e => e.CommentId);
        entry.HasIndex(e => e.AtUtc);
        // What one of many did, in order: whoever did little is found without walking through what all did.
        entry.HasIndex(e => new { e.By, e.AtUtc });
        entry.HasIndex(e => e.Together);
    }
}

internal sealed class CommentReportConfiguration : IEntityTypeConfiguration<CommentReport>
{
    public void Configure(EntityTypeBuilder<CommentReport> report)
    {
        report.ToTable("CommentReports");
        report.Property(r => r.Id).ValueGeneratedNever();
        report.Property(r => r.PhraseHash).HasMaxLength(64);
        report.Property(r => r.Version).IsConcurrencyToken();
        report.HasIndex(r => r.PhraseHash).IsUnique();
        report.HasIndex(r => r.CommentId);
        report.HasIndex(r => new { r.Outcome, r.SentUtc });
    }
}

internal sealed class ArticleThreadConfiguration : IEntityTypeConfiguration<ArticleThread>
{
    public void Configure(EntityTypeBuilder<ArticleThread> thread)
    {
        thread.ToTable("ArticleThreads");
        thread.HasKey(t => t.ArticleSlug);
        thread.Property(t => t.ArticleSlug).HasMaxLength(400);
        thread.Property(t => t.Version).IsConcurrencyToken();
    }
}

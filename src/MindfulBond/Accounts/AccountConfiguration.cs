using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MindfulBond.Accounts;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("Accounts");
        account.Property(a => a.Id).ValueGeneratedNever();
        account.Property(a => a.PublicName).HasMaxLength(400);
    }
}

internal sealed class AccountSessionConfiguration : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> session)
    {
        session.ToTable("AccountSessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.KeyHash).HasMaxLength(64);
        session.HasIndex(s => s.KeyHash).IsUnique();
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AccountInvitationConfiguration : IEntityTypeConfiguration<AccountInvitation>
{
    public void Configure(EntityTypeBuilder<AccountInvitation> invitation)
    {
        invitation.ToTable("AccountInvitations");
        invitation.Property(i => i.Id).ValueGeneratedNever();
        invitation.Property(i => i.CodeHash).HasMaxLength(64);
        invitation.Property(i => i.MadeBy).HasMaxLength(256);
        invitation.HasIndex(i => i.CodeHash).IsUnique();
    }
}

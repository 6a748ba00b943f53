using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MindfulBond.Settings;

/// <summary>A setting changed at the desk. It stands over the same key in files, environment and command line until it is taken back.</summary>
public sealed class SiteSetting
{
    /// <summary>A configuration key, such as <c>Comments:ReadWithin</c>.</summary>
    public string Key { get; init; } = "";

    public string Value { get; set; } = "";

    /// <summary>Concurrency token: rises with every change.</summary>
    public int Version { get; set; }
}

internal sealed class SiteSettingConfiguration : IEntityTypeConfiguration<SiteSetting>
{
    public void Configure(EntityTypeBuilder<SiteSetting> setting)
    {
        setting.ToTable("SiteSettings");
        setting.HasKey(s => s.Key);
        setting.Property(s => s.Key).HasMaxLength(200);
        setting.Property(s => s.Version).IsConcurrencyToken();
    }
}

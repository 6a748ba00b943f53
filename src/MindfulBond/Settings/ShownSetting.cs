using System.Globalization;
using Microsoft.Extensions.Options;
using MindfulBond.Comments;
using MindfulBond.Content;
using MindfulBond.Data;
using MindfulBond.Notices;
using MindfulBond.Retention;
using MindfulBond.Site;

namespace MindfulBond.Settings;

/// <summary>A setting that is only shown at the desk, because it is set where the program runs. Passwords and connection strings never are.</summary>
/// <param name="Key">Its key in the configuration.</param>
/// <param name="Meaning">What it does.</param>
/// <param name="Value">In force now, in words.</param>
public sealed record ShownSetting(string Key, string Meaning, string Value)
{
    public static IReadOnlyList<ShownSetting> All(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var comments = services.GetRequiredService<IOptionsMonitor<CommentOptions>>().CurrentValue;
        var notices = services.GetRequiredService<IOptionsMonitor<NoticeOptions>>().CurrentValue;
        var content = services.GetRequiredService<IOptions<ContentOptions>>().Value;
        return
        [
            new("Site:BaseUrl", "The site’s address, in feeds, sitemap and canonical links.", services.GetRequiredService<IOptions<SiteOptions>>().Value.BaseUrl ?? "none"),
            new("Content:Path", "The content folder.", content.FullPath),
            new("Content:RawHtml", "What HTML inside articles becomes.", content.RawHtml.ToString()),
            new("Content:Wikilinks", "Whether [[Note]] is a link in articles.", content.Wikilinks ? "true" : "false"),
            new("Data:Path", "Database, keys, logs and prepared pictures.", services.GetRequiredService<IOptions<DataOptions>>().Value.FullPath),
            new("Database:Provider", "Where comments are stored.", services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider.ToString()),
            new("ConnectionStrings:MindfulBond", "How the database is reached.", string.IsNullOrEmpty(configuration.GetConnectionString("MindfulBond")) ? "a file in Data:Path" : "set, and not shown"),
            new("Comments:Enabled", "The whole site’s comments.", comments.Enabled ? "true" : "false"),
            new("Comments:Replies", "Who may answer a comment.", comments.Replies.ToString()),
            new("Comments:MaxLength", "Characters a comment may have.", Number(comments.MaxLength)),
            new("Comments:PerPage", "Comments on a page.", Number(comments.PerPage)),
            new("Comments:SendsPerHour", "Comments and reports taken from one network neighbourhood an hour.", Number(comments.SendsPerHour)),
            new("Comments:BlockedWords", "Words that put a comment with the spam.", comments.BlockedWords.Count == 0 ? "none" : string.Join(", ", comments.BlockedWords)),
            .. services.GetRequiredService<IOptions<RetentionOptions>>().Value.All.Select(state => new ShownSetting($"Retention:{state.Key}", "Days it is kept.", Number(state.Days))),
            new("Notices:Email", "Who is told by e-mail how many wait.", notices.Email.To.Length > 0 ? "set, and not shown" : "nobody"),
            new("Notices:Webhook", "Where the counts are posted.", notices.Webhook.Url.Length > 0 ? "set, and not shown" : "nowhere"),
            new("Notices:Every", "The least time between two notices.", notices.Every),
            new("ForwardedHeaders:KnownProxies", "Proxies whose word about visitors is believed.", Several(configuration.GetSection("ForwardedHeaders:KnownProxies"))),
            new("Urls", "Where the program listens.", configuration["Urls"] ?? "http://localhost:5080"),
            new("AllowedHosts", "Names the site answers to.", configuration["AllowedHosts"] ?? "from Site:BaseUrl"),
        ];
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.GetCultureInfo("en-GB"));

    private static string Several(IConfigurationSection section) =>
        section.Value is { Length: > 0 } one ? one : section.GetChildren().Select(child => child.Value).OfType<string>().ToList() is { Count: > 0 } several ? string.Join(", ", several) : "none";
}

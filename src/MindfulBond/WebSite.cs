using MindfulBond.Accounts;
using MindfulBond.Articles;
using MindfulBond.Audit;
using MindfulBond.Comments;
using MindfulBond.Content;
using MindfulBond.Data;
using MindfulBond.Delivery;
using MindfulBond.Feeds;
using MindfulBond.Help;
using MindfulBond.Images;
using MindfulBond.Moderation;
using MindfulBond.Notes;
using MindfulBond.Notices;
using MindfulBond.Retention;
using MindfulBond.Search;
using MindfulBond.Settings;
using MindfulBond.Site;

namespace MindfulBond;

/// <summary>The table of contents of the site: each feature brings <c>Add…</c> and, where it answers addresses without a page, <c>Map…</c>.</summary>
public static class WebSite
{
    /// <summary>Puts the site together; <c>RunAsync</c> of the result serves it.</summary>
    /// <param name="settings">Settings of the command line, such as <c>--Content:Path=DIR</c>.</param>
    /// <param name="adjust">What a test replaces: the clock, for instance.</param>
    public static WebApplication Create(string[] settings, Action<WebApplicationBuilder>? adjust = null)
    {
        NativeMemory.KeepLittle();
        // Pages, settings and style sheets lie beside the program; `content` and `data` in the folder the command is given in.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = ProgramFolder });
        builder.WebHost.UseStaticWebAssets();
        builder.AddLogging();
        builder.Services.AddSite(builder.Configuration).AddContent().AddImages().AddArticles().AddHelp().AddData(builder.Configuration).AddSettings(builder.Configuration)
            .AddComments().AddSearch().AddNotes().AddAccounts().AddModeration().AddAudit().AddNotices().AddRetention().AddDelivery(builder.Configuration);
        builder.Services.AddRazorPages().WithRazorPagesAtContentRoot();   // pages beside their feature
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseData();
        app.UseDelivery();
        app.UseAccounts();
        app.UseOldAddresses();
        app.MapStaticAssets(Path.Combine(ProgramFolder, "MindfulBond.staticwebassets.endpoints.json"));
        app.MapRazorPages().WithStaticAssets(Path.Combine(ProgramFolder, "MindfulBond.staticwebassets.endpoints.json"));
        app.MapArticles();
        app.MapHelp();
        app.MapComments();
        app.MapFeeds();
        app.MapSite();
        return app;
    }

    private static string ProgramFolder => Path.GetDirectoryName(typeof(WebSite).Assembly.Location)!;
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MindfulBond.Comments;
using MindfulBond.Data;
using MindfulBond.Delivery;
using MindfulBond.Site;

namespace MindfulBond.Tests.Support;

/// <summary>A real database in a folder of its own, with the one hand that writes, and the comments over it; no site.</summary>
internal sealed class TempDatabase : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly bool _ownsFolder;

    private TempDatabase(string folder, bool ownsFolder, IHost host) => (Folder, _ownsFolder, _host) = (folder, ownsFolder, host);

    public string Folder { get; }

    public Writer Writer => _host.Services.GetRequiredService<Writer>();

    public CommentBook Book => _host.Services.GetRequiredService<CommentBook>();

    public CommentThreads Threads => _host.Services.GetRequiredService<CommentThreads>();

    public WithdrawnIds Withdrawn => _host.Services.GetRequiredService<WithdrawnIds>();

    public IDbContextFactory<BlogDb> Factory => _host.Services.GetRequiredService<IDbContextFactory<BlogDb>>();

    public Edition Edition => _host.Services.GetRequiredService<Edition>();

    /// <param name="folder">Where it lies, and what tells which database it is; without it a folder that goes with it.</param>
    /// <param name="perPage">Top-level comments a page.</param>
    public static async Task<TempDatabase> StartAsync(string? folder = null, int perPage = 50)
    {
        var own = folder ?? Directory.CreateTempSubdirectory("database-").FullName;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var database = await TestDatabase.SettingsAsync(own);
        // Machines with one PostgreSQL have nothing else in common.
        var data = database.Count > 0 ? Path.Combine(own, $"{Guid.NewGuid():N}") : own;
        builder.Configuration.AddInMemoryCollection([new("Data:Path", data), new("Comments:PerPage", $"{perPage}"), .. database]);
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddOptions<DataOptions>().BindConfiguration(DataOptions.Section);
        builder.Services.AddOptions<CommentOptions>().BindConfiguration(CommentOptions.Section);
        builder.Services.AddData(builder.Configuration);
        builder.Services.AddSingleton<Edition>().AddSingleton<WithdrawnIds>().AddSingleton<CommentBook>().AddSingleton<CommentThreads>();
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new TempDatabase(own, folder is null, host);
    }

    public BlogDb Open() => _host.Services.GetRequiredService<IDbContextFactory<BlogDb>>().CreateDbContext();

    /// <summary>Stores a comment under "ash" and moves it.</summary>
    public async Task<Comment> AddAsync(NewComment sent, DateTime sentUtc, params Func<Comment, Decision>[] moves)
    {
        var (comment, _) = await Book.AddAsync(sent, sentUtc, TestContext.Current.CancellationToken);
        foreach (var move in moves) Assert.Equal(Decision.Done, await MoveAsync(comment, move));
        return comment;
    }

    public Task<Decision> MoveAsync(Comment comment, Func<Comment, Decision> move) => Book.ChangeAsync(comment.Id, move, TestContext.Current.CancellationToken);

    public Task StopAsync() => _host.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        if (!_ownsFolder) return;
        await TestDatabase.DropAsync(Folder);
        Directory.Delete(Folder, recursive: true);
    }
}

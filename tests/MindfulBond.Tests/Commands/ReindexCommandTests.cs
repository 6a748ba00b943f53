using MindfulBond.Commands;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Commands;

/// <summary>The index, made again by hand.</summary>
[Collection(Terminal.Name)]
public sealed class ReindexCommandTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("This is no database, and it is long enough to be read as one all the same.")]
    public async Task It_takes_in_what_is_published_whatever_stood_there(string? before)
    {
        using var content = new TempContent();
        content.Article("a.md", "date: 2026-05-02", "Bread.").Article("b.md", "draft: true", "Not yet.").Write("pages/about.md", "About.");
        var data = content.Beside("data");
        if (before is not null) await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(data).FullName, "search.db"), before, TestContext.Current.CancellationToken);

        var (first, second) = (await RunAsync(), await RunAsync());

        Assert.Equal((CommandLine.Success, CommandLine.Success), (first.Code, second.Code));
        Assert.Equal($"2 articles and pages can be found: {Path.Combine(data, "search.db")}", Assert.Single(first.Lines));
        Assert.Equal(first.Output, second.Output);

        Task<Said> RunAsync() => Terminal.RunAsync("reindex", $"--Content:Path={content.Folder}", $"--Data:Path={data}");
    }
}

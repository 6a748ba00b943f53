using MindfulBond.Commands;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Commands;

/// <summary>What the program answers to what is typed.</summary>
[Collection(Terminal.Name)]
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help", "check")]
    [InlineData("-h", "new")]
    [InlineData("check --help", "--strict")]
    [InlineData("new --help", "article")]
    [InlineData("new article --help", "title")]
    [InlineData("serve --help", "Serve the site")]
    [InlineData("reindex --help", "search index")]
    public async Task Every_verb_explains_itself(string typed, string word)
    {
        var said = await Terminal.RunAsync(typed.Split(' '));

        Assert.Equal(CommandLine.Success, said.Code);
        Assert.Contains(word, said.Output, StringComparison.Ordinal);
        Assert.Empty(said.Error);
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var said = await Terminal.RunAsync("--version");

        Assert.Equal((CommandLine.Success, CommandLine.Version), (said.Code, Assert.Single(said.Lines)));
        Assert.Matches(@"^\d+\.\d+\.\d+", said.Output);
    }

    [Theory]
    [InlineData("chek")]
    [InlineData("--strict")]
    [InlineData("check --strictly")]
    [InlineData("check everything")]
    [InlineData("check --on")]
    [InlineData("check --on yesterday")]
    [InlineData("check --on 2026-02-30")]
    [InlineData("check --on 22.11.2026")]
    [InlineData("serve now")]
    [InlineData("new")]
    [InlineData("new article")]
    [InlineData("new article ?!")]
    [InlineData("new article One Two")]
    [InlineData("new poem Title")]
    public async Task Wrong_usage_is_told_and_ends_with_two(string typed)
    {
        using var content = new TempContent();

        var said = await Terminal.RunAsync([.. typed.Split(' '), $"--Content:Path={content.Folder}"]);

        Assert.Equal(CommandLine.WrongUsage, said.Code);
        Assert.Empty(said.Output);
        Assert.True(said.ErrorLines.Length >= 2);
        Assert.Equal("Add --help to see what there is.", said.ErrorLines[^1]);
        Assert.Empty(Directory.GetFileSystemEntries(content.Folder));
    }

    [Theory]
    [InlineData("check --Content:Path=x --strict", "--Content:Path=x", "check --strict")]
    [InlineData("check --Content:Path x --strict", "--Content:Path x", "check --strict")]
    [InlineData("--urls http://localhost:1 serve", "--urls http://localhost:1", "serve")]
    [InlineData("--URLS=http://localhost:1", "--URLS=http://localhost:1", "")]
    [InlineData("check --on 2026-05-02", "", "check --on 2026-05-02")]
    [InlineData("--Content:Path", "--Content:Path", "")]
    public void Settings_are_taken_out_from_among_the_words(string typed, string settings, string words)
    {
        var split = CommandLine.Split(typed.Split(' '));

        Assert.Equal((settings, words), (string.Join(' ', split.Settings), string.Join(' ', split.Words)));
    }

    [Theory]
    [InlineData("serve", "--Site:BaseUrl=not-an-address", "Site:BaseUrl")]
    [InlineData("serve", "--Site:BaseUrl=https://example.org/blog", "Site:BaseUrl")]
    [InlineData("serve", "--Content:Path=/nowhere/at/all", "Content:Path")]
    [InlineData("serve", "--Content:RawHtml=wild", "Content:RawHtml")]
    [InlineData("check", "--Content:Path=/nowhere/at/all", "Content:Path")]
    [InlineData("check", "--Content:RawHtml=wild", "Content:RawHtml")]
    [InlineData("new article Title", "--Content:Path=/nowhere/at/all", "Content:Path")]
    public async Task A_bad_setting_is_one_line_that_names_it(string typed, string setting, string name)
    {
        using var content = new TempContent();

        var said = await Terminal.RunAsync([.. typed.Split(' '), $"--Content:Path={content.Folder}", $"--Data:Path={content.Beside("data")}", "--urls=http://127.0.0.1:0", setting]);

        Assert.Equal(CommandLine.Failure, said.Code);
        Assert.Contains(name, Assert.Single(said.ErrorLines), StringComparison.Ordinal);
        Assert.Contains(setting.Split('=')[1], said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_bad_setting_is_told_once()
    {
        using var content = new TempContent();

        var said = await Terminal.RunAsync("--Site:BaseUrl=nowhere", "--Content:Path=/nowhere/at/all", $"--Data:Path={content.Beside("data")}", "--urls=http://127.0.0.1:0");

        Assert.Equal(CommandLine.Failure, said.Code);
        Assert.Equal(["Content:Path", "Site:BaseUrl"], said.ErrorLines.Select(line => line.Split(' ')[0]).Order());
    }
}

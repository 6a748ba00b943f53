using MindfulBond.Commands;
using MindfulBond.Content;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Commands;

/// <summary><c>new article</c> writes a draft in which nothing has to be remembered.</summary>
[Collection(Terminal.Name)]
public sealed class NewCommandTests
{
    [Theory]
    [InlineData("First light", "first-light")]
    [InlineData("“Quotes”, 'single' and \"double\"", "quotes-single-and-double")]
    [InlineData("C:\\path \\n # not a comment: {x} [y] @z", "c-path-n-not-a-comment-x-y-z")]
    [InlineData("🌿 Leaf", "🌿-leaf")]
    [InlineData("One\nTwo\r\nThree", "one-two-three")]
    [InlineData("tab\there", "tab-here")]
    [InlineData("bell\u0007escape\u001B[31m nel\u0085x", "bell-escape-31m-nel-x")]
    [InlineData("日本語", "日本語")]
    [InlineData("---", null)]
    [InlineData("true", "true")]
    [InlineData("../../evil", "evil")]
    public async Task A_draft_passes_the_reader_with_its_title_whatever_the_title(string title, string? slug)
    {
        using var content = new TempContent();

        var said = await NewAsync(content, title);

        if (slug is null)
        {
            Assert.Equal(CommandLine.WrongUsage, said.Code);
            return;
        }

        Assert.Equal((CommandLine.Success, ""), (said.Code, said.Error));
        var article = Assert.Single(content.Read().Articles);
        Assert.Empty(content.Library.Snapshot.Problems);
        Assert.True(article.Draft);
        Assert.Equal(slug, article.Slug);
        Assert.DoesNotContain(article.Title, char.IsControl);
        Assert.Equal(Letters(title), Letters(article.Title));
        Assert.NotNull(article.PublishedUtc);
        Assert.StartsWith("articles/2", article.File, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(article.File), Assert.Single(said.Lines), StringComparison.Ordinal);

        // The reader sets typographic quotes.
        static string Letters(string text) => string.Concat(text.Replace('‘', '\'').Replace('’', '\'').Replace('“', '"').Replace('”', '"').EnumerateRunes().Where(rune => !System.Text.Rune.IsControl(rune) && !System.Text.Rune.IsWhiteSpace(rune)));
    }

    [Fact]
    public async Task The_draft_names_every_key_that_the_trust_rules_ask_for()
    {
        using var content = new TempContent();
        await NewAsync(content, "First light");

        var article = Assert.Single(content.Read().Articles);

        foreach (var problem in EditorialRules.Check(A.Content(article with { Draft = false }), A.Day).Where(problem => problem.Rule != "not-checked"))
            Assert.True(problem.Line > 1, problem.ToString());
        Assert.Equal(CommandLine.Success, (await Terminal.RunAsync("check", "--strict", $"--Content:Path={content.Folder}")).Code);
    }

    [Fact]
    public async Task A_file_that_is_there_is_left_as_it_is()
    {
        using var content = new TempContent();
        await NewAsync(content, "First light");
        var file = Assert.Single(Directory.GetFiles(content.Path("articles")));
        await File.WriteAllTextAsync(file, "Hours of work.", TestContext.Current.CancellationToken);

        var said = await NewAsync(content, "First  Light!");

        Assert.Equal((CommandLine.Failure, ""), (said.Code, said.Output));
        Assert.Contains("is there already", Assert.Single(said.ErrorLines), StringComparison.Ordinal);
        Assert.Equal("Hours of work.", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(content.Path("articles")));
    }

    [Fact]
    public async Task A_title_longer_than_a_file_name_may_be_is_one_line()
    {
        using var content = new TempContent();

        var said = await NewAsync(content, new string('a', 400));

        Assert.Equal(CommandLine.Failure, said.Code);
        Assert.Single(said.ErrorLines);
    }

    private static Task<Said> NewAsync(TempContent content, string title) => Terminal.RunAsync("new", "article", title, $"--Content:Path={content.Folder}");
}

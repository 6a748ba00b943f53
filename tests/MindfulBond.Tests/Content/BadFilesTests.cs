using System.Diagnostics;
using System.Text;
using MindfulBond.Content;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Content;

/// <summary>A bad file is a problem with file, line and mend, and never hides another article.</summary>
public sealed class BadFilesTests
{
    [Fact]
    public async Task A_pipe_is_an_empty_file_and_nobody_waits_for_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "There are no named pipes in folders here.");
        using var content = new TempContent().Article("a.md", "title: A", "![a lamp](lamp.png)");
        foreach (var name in new[] { "articles/pipe.md", "articles/lamp.png" })
            using (var made = Process.Start("mkfifo", content.Path(name))) await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(content.Path("articles/link.md"), "pipe.md");

        var snapshot = await Task.Run(content.Read, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

        Assert.Equal(["a"], snapshot.Slugs());
        Assert.Equal(["file-empty", "file-empty"], snapshot.Problems.Where(problem => problem.File.EndsWith(".md", StringComparison.Ordinal) && problem.File != "articles/a.md").Select(problem => problem.Rule));
        Assert.Contains(snapshot.Problems, problem => problem is { File: "articles/lamp.png", Rule: "image-unreadable" });
    }

    [Fact]
    public void A_name_of_two_lines_stands_on_one()
    {
        Assert.Equal("a b.md:1: note r: m", new Problem("a\nb.md", 1, Severity.Note, "r", "m").ToString());
    }

    [Theory]
    [InlineData("---\ntitle: One: two\n---\nText", 2, "yaml-invalid")]
    [InlineData("---\ntitle: \"One\n---\nText", 2, "yaml-invalid")]
    [InlineData("---\ntitle: One\n  oops: [1,\n---\nText", 3, "yaml-invalid")]
    [InlineData("---\ntitle: One\ntags: [a, b\n---\nText", 3, "yaml-invalid")]
    [InlineData("---\ntitle: @handle\n---\nText", 2, "yaml-invalid")]
    [InlineData("---\ntitle: One\n\tdate: x\n---\nText", 2, "yaml-invalid")]
    [InlineData("---\ntitle: *nobody\n---\nText", 2, "yaml-invalid")]
    [InlineData("---\n- a\n- b\n---\nText", 2, "yaml-invalid")]
    [InlineData("---\njust words\n---\nText", 2, "yaml-invalid")]
    [InlineData("---\ntitle: One\nText without end", 1, "front-matter-open")]
    [InlineData("---\ntitle: One\n --- \nText", 1, "front-matter-open")]
    [InlineData("---\n", 1, "front-matter-open")]
    [InlineData("", 1, "file-empty")]
    [InlineData(" \n\t\r\n ", 1, "file-empty")]
    [InlineData("\uFEFF", 1, "file-empty")]
    [InlineData("---\ntitle: One\ndate: yesterday\n---\nText", 3, "date-invalid")]
    [InlineData("---\ntitle: One\nexpires: 2026-02-31\n---\nText", 3, "date-invalid")]
    [InlineData("---\nslug: '!'\n---\nText", 2, "slug-empty")]
    public void A_file_that_cannot_be_read_is_named_with_its_line_and_hides_no_other(string text, int line, string rule)
    {
        using var content = new TempContent().Article("a.md", "title: A").Write("articles/bad.md", text).Article("c.md", "title: C");

        var snapshot = content.Read();

        Assert.Equal(["a", "c"], snapshot.Slugs());
        var problem = Assert.Single(snapshot.Problems);
        Assert.Equal(("articles/bad.md", line, Severity.Error, rule), (problem.File, problem.Line, problem.Severity, problem.Rule));
        Assert.Matches("[.?!]$", problem.Message);
        Assert.StartsWith($"articles/bad.md:{line}: error {rule}: ", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Yaml_that_opens_a_hundred_thousand_brackets_is_a_problem_and_not_the_end_of_the_program()
    {
        foreach (var nest in new[] { new string('[', 100_000), string.Concat(Enumerable.Repeat("{a: ", 50_000)), string.Concat(Enumerable.Repeat("- ", 100_000)) + "a" })
        {
            using var content = new TempContent().Article("a.md", "title: A").Article("bad.md", "title: B\ndeep:\n  " + nest);

            var snapshot = content.Read();

            Assert.Equal(["a"], snapshot.Slugs());
            Assert.Equal("articles/bad.md", snapshot.Problem("yaml-invalid").File);
        }
    }

    [Fact]
    public void Yaml_that_refers_to_itself_costs_nothing()
    {
        var laughs = string.Join('\n', Enumerable.Range(1, 40).Select(i => $"k{i}: &k{i} [*k{i - 1}, *k{i - 1}, *k{i - 1}, *k{i - 1}]").Prepend("k0: &k0 ha"));
        using var content = new TempContent().Article("a.md", laughs).Article("b.md", "self: &self [*self]").Article("c.md", "title: C");

        var snapshot = content.Read();

        Assert.Contains("c", snapshot.Slugs());
        Assert.All(snapshot.Problems, problem => Assert.Equal("yaml-invalid", problem.Rule));
    }

    [Theory]
    [InlineData("title: A", 1, 3)]
    [InlineData("title: A\nauthor: Ada\ntopics: [Sleep]", 2, 5)]
    public void The_line_of_the_first_byte_that_is_not_utf8_is_named(string matter, int linesOfText, int lastLine)
    {
        var text = $"---\n{matter}\n---\n";
        var before = Encoding.UTF8.GetBytes(text + string.Concat(Enumerable.Repeat("Fine – ünïcödé 🌿.\n", linesOfText - 1)));
        using var content = new TempContent().Article("a.md").Write("articles/bad.md", [.. before, .. "caf"u8, 0xE9, .. " au lait\n"u8, 0xFF]);

        var snapshot = content.Read();

        Assert.Equal(["a"], snapshot.Slugs());
        var problem = snapshot.Problem("not-utf8");
        Assert.Equal(("articles/bad.md", lastLine + linesOfText, Severity.Error), (problem.File, problem.Line, problem.Severity));
        Assert.Contains("Byte E9", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_file_of_another_unicode_encoding_is_not_taken_for_text(string encoding)
    {
        var other = Encoding.GetEncoding(encoding);
        using var content = new TempContent().Article("a.md").Write("articles/bad.md", [.. other.GetPreamble(), .. other.GetBytes("# Title\n\nText é")]);

        var snapshot = content.Read();

        Assert.Equal(["a"], snapshot.Slugs());
        Assert.Equal((1, "articles/bad.md"), (snapshot.Problem("not-utf8").Line, snapshot.Problem("not-utf8").File));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_file_of_another_unicode_encoding_that_does_not_say_so_is_not_taken_for_text(string encoding)
    {
        using var content = new TempContent().Article("a.md").Write("articles/bad.md", Encoding.GetEncoding(encoding).GetBytes("# Title\n\nText."));

        var snapshot = content.Read();

        Assert.Equal(["a"], snapshot.Slugs());
        Assert.Contains("UTF-16", snapshot.Problem("not-utf8").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stray_byte_0_is_told_of_and_hides_nothing_else()
    {
        using var content = new TempContent().Write("articles/a.md", "---\ntitle: One\n---\nBefore \0 after.");

        var snapshot = content.Read();

        Assert.Equal("<p>Before \uFFFD after.</p>", snapshot.Article("a").Text.Html.ToString().Trim());
        Assert.Equal((4, Severity.Warning), (snapshot.Problem("nul-byte").Line, snapshot.Problem("nul-byte").Severity));
    }

    [Theory]
    [InlineData("\uFEFF---\ntitle: One\n---\nText [x](missing.md)")]
    [InlineData("---\r\ntitle: One\r\n---\r\nText [x](missing.md)\r\n")]
    [InlineData("\uFEFF---\r\ntitle: One\n---\r\nText [x](missing.md)\n")]
    [InlineData("---\rtitle: One\r---\rText [x](missing.md)")]
    [InlineData("---\ntitle: One\n---\nText\u2028[x](missing.md)")]
    [InlineData("---\ntitle: One\n---\nText\f[x](missing.md)\u0085\u2029")]
    public void Byte_order_marks_and_line_ends_of_any_kind_change_neither_text_nor_lines(string text)
    {
        using var content = new TempContent().Write("articles/a.md", text);

        var snapshot = content.Read();

        Assert.Equal("One", snapshot.Article("a").Title);
        Assert.DoesNotContain('\uFEFF', snapshot.Article("a").Text.Html.ToString());
        Assert.Equal(("dead-link", 4), (Assert.Single(snapshot.Problems).Rule, snapshot.Problems[0].Line));
    }

    [Fact]
    public void A_file_of_five_megabytes_is_not_read()
    {
        using var content = new TempContent().Article("a.md").Write("articles/bad.md", Encoding.ASCII.GetBytes(new string('a', 5 * 1024 * 1024)));

        var snapshot = content.Read();

        Assert.Equal(["a"], snapshot.Slugs());
        var problem = snapshot.Problem("file-too-large");
        Assert.Equal(("articles/bad.md", 1, Severity.Error), (problem.File, problem.Line, problem.Severity));
        Assert.Contains("5.0 MiB", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_two_megabytes_is_read()
    {
        using var content = new TempContent().Article("a.md", "title: Long", string.Concat(Enumerable.Repeat("One more sentence of it.\n\n", 80_000)));

        Assert.Equal("Long", content.Read().Article("a").Title);
    }

    [Fact]
    public void A_link_to_a_file_that_is_gone_cannot_be_read()
    {
        using var content = new TempContent().Article("a.md");
        File.CreateSymbolicLink(content.Path("articles/bad.md"), content.Beside("nowhere.md"));

        var snapshot = content.Read();

        Assert.Equal(["a"], snapshot.Slugs());
        var problem = snapshot.Problem("file-unreadable");
        Assert.Equal(("articles/bad.md", 1, Severity.Error), (problem.File, problem.Line, problem.Severity));
    }

    [Fact]
    public void A_link_to_something_without_end_cannot_be_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no /dev/zero on Windows.");
        using var content = new TempContent().Article("a.md");
        File.CreateSymbolicLink(content.Path("articles/bad.md"), "/dev/zero");

        var snapshot = content.Read();

        Assert.Equal(["a"], snapshot.Slugs());
        Assert.Equal("articles/bad.md", Assert.Single(snapshot.Problems).File);
    }

    [Fact]
    public void A_file_without_permission_to_read_is_a_problem_unless_we_may_read_everything()
    {
        using var content = new TempContent().Article("a.md").Article("bad.md");
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no mode bits.");
        else File.SetUnixFileMode(content.Path("articles/bad.md"), UnixFileMode.None);

        var snapshot = content.Read();

        if (Environment.IsPrivilegedProcess) Assert.Equal(["a", "bad"], snapshot.Slugs());
        else Assert.Equal("articles/bad.md", snapshot.Problem("file-unreadable").File);
    }

    [Fact]
    public void A_folder_called_like_an_article_is_a_folder()
    {
        using var content = new TempContent().Article("a.md").Article("folder.md/inside.md");

        Assert.Equal(["a", "inside"], content.Read().Slugs());
    }

    [Fact]
    public void Of_two_articles_with_one_slug_the_first_by_path_is_served_and_both_are_named()
    {
        using var content = new TempContent().Article("b.md", "title: B\nslug: same").Article("a.md", "title: A\nslug: Same").Article("c.md", "title: C");

        var snapshot = content.Read();

        Assert.Equal(["same", "c"], snapshot.Slugs());
        Assert.Equal("articles/a.md", snapshot.Article("same").File);
        var problem = snapshot.Problem("slug-twice");
        Assert.Equal(("articles/b.md", 3, Severity.Error), (problem.File, problem.Line, problem.Severity));
        Assert.Contains("articles/a.md", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Which_of_two_is_served_does_not_depend_on_which_was_saved_last()
    {
        using var content = new TempContent().Article("b.md", "slug: same");
        content.Read();
        content.Article("a.md", "slug: same");
        Assert.Equal("articles/a.md", content.Read().Article("same").File);

        content.Article("b.md", "slug: same", "Newer words.");
        Assert.Equal("articles/a.md", content.Read().Article("same").File);

        content.Delete("articles/a.md");
        Assert.Equal("articles/b.md", content.Read().Article("same").File);
        Assert.Empty(content.Library.Snapshot.Problems);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("leave")]
    [InlineData("Admin")]
    [InlineData("note")]
    public void A_page_cannot_take_an_address_of_the_site_itself(string slug)
    {
        using var content = new TempContent().Write($"pages/{slug}.md", "# Mine").Write("pages/about.md", "# About");

        var snapshot = content.Read();

        Assert.Equal(["about"], snapshot.Pages.Select(page => page.Slug));
        var problem = snapshot.Problem("slug-taken");
        Assert.Equal(($"pages/{slug}.md", Severity.Error), (problem.File, problem.Severity));
    }

    [Fact]
    public void Pages_are_read_like_articles()
    {
        using var content = new TempContent()
            .Write("pages/about.md", "---\ntitle: About us\nupdated: 2026-05-02\naliases: [/who]\n---\nWe write.")
            .Write("pages/bad.md", "---\ntitle: [\n---\n")
            .Write("pages/empty.md", "")
            .Write("pages/other.md", "---\nslug: about\n---\nText");

        var snapshot = content.Read();

        var page = Assert.Single(snapshot.Pages);
        Assert.Equal(("about", "About us", "We write.", new DateTime(2026, 5, 2)), (page.Slug, page.Title, page.Description, page.UpdatedUtc));
        Assert.Equal(["/who"], page.Aliases);
        Assert.Equal(
            ["pages/bad.md yaml-invalid", "pages/empty.md file-empty", "pages/other.md slug-twice"],
            snapshot.Problems.Select(problem => $"{problem.File} {problem.Rule}"));
    }

    [Fact]
    public void A_dead_anchor_is_reported_with_the_heading_that_was_meant()
    {
        using var content = new TempContent()
            .Article("a.md", "", "## First steps\n\nSee [there](b.md#last-stps) and [here](#first-steps).")
            .Article("b.md", "", "## Last steps\n\nWords.");

        var problem = content.Read().Problem("dead-anchor");

        Assert.Equal(("articles/a.md", 3), (problem.File, problem.Line));
        Assert.Contains("“#last-steps” was probably meant", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_and_a_fragment_of_a_hundred_thousand_letters_are_no_burden()
    {
        var heading = new string('a', 100_000);
        using var content = new TempContent().Article("a.md", "", $"## {heading}\n\n[x](#{heading}b)").Article("b.md");

        Assert.Equal(["a", "b"], content.Read().Slugs());
        Assert.Equal("articles/a.md", content.Library.Snapshot.Problem("dead-anchor").File);
    }
}

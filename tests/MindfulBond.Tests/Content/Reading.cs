using MindfulBond.Content;

namespace MindfulBond.Tests.Content;

/// <summary>One article read from its text alone.</summary>
internal sealed record Reading(Article? Article, IReadOnlyList<Problem> Problems)
{
    public static Reading Of(string matter, string file = "articles/first-light.md", SiteInfo? site = null, string body = "Some words.")
    {
        var problems = new ProblemList(file);
        var read = ArticleFile.Read(file, $"---\n{matter}\n---\n{body}\n", site ?? new SiteInfo(), problems);
        return new Reading(read?.Article, problems.All);
    }

    /// <summary>The article of a front matter in which nothing is wrong.</summary>
    public static Article Good(string matter, string file = "articles/first-light.md", SiteInfo? site = null)
    {
        var (article, problems) = Of(matter, file, site);
        Assert.Empty(problems);
        return Assert.IsType<Article>(article);
    }

    /// <summary>The article, and the only problem it has.</summary>
    public static (Article? Article, Problem Problem) Bad(string matter, SiteInfo? site = null)
    {
        var (article, problems) = Of(matter, site: site);
        return (article, Assert.Single(problems));
    }
}

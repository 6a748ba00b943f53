namespace MindfulBond.Comments;

/// <summary>
/// The counts of one article's published comments, kept with every move in its transaction, so that a page never counts rows; and whether a
/// moderator closed it.
/// </summary>
public sealed class ArticleThread
{
    private ArticleThread()
    {
    }

    public ArticleThread(string articleSlug) => ArticleSlug = articleSlug;

    public string ArticleSlug { get; private init; } = "";

    /// <summary>Published comments, answers included.</summary>
    public int Published { get; private set; }

    /// <summary>Rows at the top level: published comments that answer none, and placeholders that answers hang on.</summary>
    public int TopLevel { get; private set; }

    public bool IsClosed { get; private set; }

    public int Version { get; private set; }

    public void Recount(int published, int topLevel) => (Published, TopLevel, Version) = (published, topLevel, Version + 1);

    public void Close(bool closed) => (IsClosed, Version) = (closed, Version + 1);
}

using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Delivery;
using MindfulBond.Shared;

namespace MindfulBond.Articles;

/// <summary>Every topic and every sentence to start from.</summary>
[PublicPage]
public sealed class TopicsModel(ArticleCatalog catalog) : PageModel, IFramedPage
{
    public ArticleCatalog Catalog => catalog;

    public PageHead Head { get; } = new("/topics", "Topics", "Subjects and sentences to start from.");
}

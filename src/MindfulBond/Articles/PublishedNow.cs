using MindfulBond.Content;
using MindfulBond.Delivery;

namespace MindfulBond.Articles;

/// <summary>
/// Hands out the catalogue of this moment. When a file changed, or a moment came at which the clock alone changes what is public, it makes
/// the next catalogue and then raises the edition, so that no page rendered from the old one is served again.
/// </summary>
public sealed class PublishedNow
{
    private readonly ContentLibrary _library;
    private readonly Edition _edition;
    private readonly TimeProvider _clock;
    private readonly Lock _making = new();
    private volatile ArticleCatalog? _catalog;

    public PublishedNow(ContentLibrary library, Edition edition, TimeProvider clock)
    {
        (_library, _edition, _clock) = (library, edition, clock);
        library.Changed += (_, _) => Get();
    }

    public ArticleCatalog Get()
    {
        if (IsCurrent(_clock.GetUtcNow().UtcDateTime) is { } current) return current;

        lock (_making)
        {
            var now = _clock.GetUtcNow().UtcDateTime;
            if (IsCurrent(now) is { } made) return made;
            var next = new ArticleCatalog(_library.Snapshot, now);
            _catalog = next;
            _edition.Raise(next.ValidUntilUtc);
            return next;
        }
    }

    private ArticleCatalog? IsCurrent(DateTime nowUtc) =>
        _catalog is { } catalog && ReferenceEquals(catalog.Content, _library.Snapshot) && nowUtc >= catalog.NowUtc && nowUtc < catalog.ValidUntilUtc ? catalog : null;
}

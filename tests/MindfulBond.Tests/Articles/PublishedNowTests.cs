using Microsoft.Extensions.Time.Testing;
using MindfulBond.Articles;
using MindfulBond.Delivery;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Articles;

/// <summary>The catalogue of this moment, and the edition that ends with it.</summary>
public sealed class PublishedNowTests : IDisposable
{
    private readonly TempContent _content = new TempContent().Article("a.md", "date: 2026-11-01");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(A.Noon));
    private readonly Edition _edition = new();
    private readonly PublishedNow _now;

    public PublishedNowTests()
    {
        _content.Read();
        _now = new PublishedNow(_content.Library, _edition, _clock);
    }

    public void Dispose() => _content.Dispose();

    [Fact]
    public void While_nothing_changes_everybody_gets_the_same_catalogue()
    {
        var catalog = _now.Get();
        _clock.Advance(TimeSpan.FromHours(11));

        Assert.Same(catalog, _now.Get());
        Assert.Equal((1, catalog.ValidUntilUtc), (_edition.Number, _edition.ValidUntilUtc));
    }

    [Fact]
    public void A_changed_file_ends_the_edition_at_once()
    {
        var before = _now.Get();

        _content.Article("b.md", "date: 2026-11-02").Read();

        Assert.Equal(2, _edition.Number);
        Assert.NotSame(before, _now.Get());
        Assert.NotNull(_now.Get().Article("b"));
    }

    [Fact]
    public void A_scheduled_article_is_there_at_its_instant_without_a_restart()
    {
        _content.Article("b.md", "date: 2026-11-22 12:30\nexpires: 2026-11-22 13:00").Read();
        Assert.Null(_now.Get().Article("b"));
        Assert.Equal(A.Noon.AddMinutes(30), _edition.ValidUntilUtc);

        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.NotNull(_now.Get().Article("b"));
        Assert.Equal(A.Noon.AddMinutes(60), _edition.ValidUntilUtc);

        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Null(_now.Get().Article("b"));
    }

    [Fact]
    public void Midnight_ends_an_edition()
    {
        var before = _now.Get();

        _clock.Advance(TimeSpan.FromHours(12));

        Assert.Equal(A.Day.AddDays(1), _now.Get().Today);
        Assert.NotSame(before, _now.Get());
    }

    [Fact]
    public void A_clock_that_was_set_back_is_believed()
    {
        using var content = new TempContent().Article("a.md", "date: 2026-11-22 12:00");
        content.Read();
        var times = new SettableClock(new DateTimeOffset(A.Noon));
        var now = new PublishedNow(content.Library, new Edition(), times);
        Assert.Single(now.Get().Articles);

        times.Now = times.Now.AddMinutes(-1);

        Assert.Empty(now.Get().Articles);
    }

    private sealed class SettableClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

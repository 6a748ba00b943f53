using System.Net;
using Microsoft.Extensions.Time.Testing;
using MindfulBond.Comments.Limits;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Comments;

/// <summary>Limits that remember as little as they can.</summary>
public sealed class LimitsTests
{
    private readonly FakeTimeProvider _clock = new(SiteFixture.Noon);

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.200", true)]
    [InlineData("192.0.2.1", "192.0.3.1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:ffff::1", true)]
    [InlineData("2001:db8:1::1", "2001:db8:2::1", false)]
    public void A_neighbourhood_counts_as_one(string first, string second, bool together)
    {
        var rate = new SendRate(_clock);
        rate.TooMany(IPAddress.Parse(first), 1);

        var wait = rate.TooMany(IPAddress.Parse(second), 1);

        Assert.Equal(together, wait is not null);
    }

    [Fact]
    public void A_send_is_forgotten_after_an_hour()
    {
        var rate = new SendRate(_clock);
        rate.TooMany(IPAddress.Loopback, 2);
        _clock.Advance(TimeSpan.FromMinutes(20));
        rate.TooMany(IPAddress.Loopback, 2);

        var wait = rate.TooMany(IPAddress.Loopback, 2);
        _clock.Advance(wait!.Value);

        Assert.Equal(TimeSpan.FromMinutes(40), wait);
        Assert.Null(rate.TooMany(IPAddress.Loopback, 2));
        Assert.Equal(TimeSpan.FromMinutes(20), rate.TooMany(IPAddress.Loopback, 2));
    }

    [Fact]
    public void After_a_day_nothing_at_all_is_remembered()
    {
        var rate = new SendRate(_clock);
        for (byte i = 0; i < 10; i++) rate.TooMany(new IPAddress([10, 0, i, 1]), 5);
        var remembered = rate.Remembered;

        _clock.Advance(TimeSpan.FromDays(1));
        rate.Wait(IPAddress.Loopback, 5);

        Assert.Equal((10, 1), (remembered, rate.Remembered));
    }

    [Fact]
    public void The_same_thing_sent_again_is_not_counted_again()
    {
        var rate = new SendRate(_clock);

        for (var i = 0; i < 10; i++) Assert.Null(rate.TooMany(IPAddress.Loopback, 1, "one"));

        Assert.NotNull(rate.TooMany(IPAddress.Loopback, 1, "another"));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(rate.TooMany(IPAddress.Loopback, 1, "another"));
        Assert.NotNull(rate.TooMany(IPAddress.Loopback, 1, "one"));
    }

    [Fact]
    public void Only_words_that_were_stored_are_known()
    {
        const string Words = "Some words that two people would hardly find alike";
        var repetition = new Repetition(_clock);
        var before = repetition.Knows(Words, "one");

        repetition.Remember(Words, "one");

        Assert.False(before);
        Assert.False(repetition.Knows(Words, "one"));
        Assert.True(repetition.Knows(Words.ToUpperInvariant().Replace(" ", "  ", StringComparison.Ordinal), "two"));
        Assert.False(repetition.Knows("Other " + Words, "two"));
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.False(repetition.Knows(Words, "two"));
    }

    [Fact]
    public void Words_that_were_taken_back_may_come_again_and_thanks_are_no_repetition()
    {
        const string Words = "Some words that two people would hardly find alike";
        var repetition = new Repetition(_clock);
        repetition.Remember(Words, "one");
        repetition.Remember("Thank you.", "one");

        repetition.Forget(Words);

        Assert.False(repetition.Knows(Words, "two"));
        Assert.False(repetition.Knows("Thank you.", "two"));
    }

    [Fact]
    public void A_phrase_whose_comment_was_taken_back_is_known_as_long_as_a_preview_lasts()
    {
        var takenBack = new TakenBack(_clock);
        takenBack.Remember("one");

        _clock.Advance(PreviewAge.Longest + TimeSpan.FromMinutes(1));
        takenBack.Remember("two");

        Assert.False(takenBack.Has("one"));
        Assert.True(takenBack.Has("two"));
    }
}

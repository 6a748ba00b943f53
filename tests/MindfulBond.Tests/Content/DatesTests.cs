using System.Globalization;
using MindfulBond.Content;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Content;

/// <summary>What a date in front matter means.</summary>
public sealed class DatesTests
{
    [Theory]
    [InlineData("2026-05-02", "2026-05-01T23:00")]
    [InlineData("\"2026-05-02\"", "2026-05-01T23:00")]
    [InlineData("2014-5-2", "2014-05-01T23:00")]
    [InlineData("2026/05/02", "2026-05-01T23:00")]
    [InlineData("2026-05-02 09:30", "2026-05-02T08:30")]
    [InlineData("2026-05-02T09:30", "2026-05-02T08:30")]
    [InlineData("2026-05-02 9:30", "2026-05-02T08:30")]
    [InlineData("2026-05-02 09:30:00", "2026-05-02T08:30")]
    [InlineData("2026-05-02T09:30:00", "2026-05-02T08:30")]
    [InlineData("2026-05-02T09:30:00.0000000", "2026-05-02T08:30")]
    [InlineData("2026-12-02", "2026-12-02T00:00")]
    public void A_date_without_a_zone_is_meant_in_the_time_zone_of_the_site(string written, string utc)
    {
        var article = Reading.Good($"date: {written}", site: A.SiteIn("Europe/London"));

        Assert.Equal(Utc(utc), article.PublishedUtc);
        Assert.Equal(DateTimeKind.Utc, article.PublishedUtc!.Value.Kind);
    }

    [Theory]
    [InlineData("2026-05-02T09:30:00Z", "2026-05-02T09:30")]
    [InlineData("2026-05-02T09:30Z", "2026-05-02T09:30")]
    [InlineData("2026-05-02T09:30:00.123Z", "2026-05-02T09:30:00.123")]
    [InlineData("2026-05-02 09:30:00Z", "2026-05-02T09:30")]
    [InlineData("2026-05-02T09:30:00+02:00", "2026-05-02T07:30")]
    [InlineData("2026-05-02T09:30+02:00", "2026-05-02T07:30")]
    [InlineData("2026-05-02 09:30:00 +02:00", "2026-05-02T07:30")]
    [InlineData("2026-05-02 09:30:00 +0000", "2026-05-02T09:30")]
    [InlineData("2026-05-02 09:30:00 +0200", "2026-05-02T07:30")]
    [InlineData("2026-05-02 09:30 -0500", "2026-05-02T14:30")]
    [InlineData("2026-05-02T09:30:00.1234567+02:00", "2026-05-02T07:30:00.1234567")]
    public void A_date_with_a_zone_keeps_it_whatever_the_time_zone_of_the_site(string written, string utc)
    {
        var article = Reading.Good($"date: {written}", site: A.SiteIn("Asia/Tokyo"));

        Assert.Equal(Utc(utc), article.PublishedUtc);
    }

    [Theory]
    [InlineData("Europe/London", "2026-03-29 01:30", "2026-03-29T01:30")]
    [InlineData("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03T16:15")]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00")]
    public void A_time_that_a_clock_change_skips_is_taken_an_hour_later(string zone, string written, string utc)
    {
        var article = Reading.Good($"date: {written}", site: A.SiteIn(zone));

        Assert.Equal(Utc(utc), article.PublishedUtc);
    }

    [Theory]
    [InlineData("Europe/London", "2026-10-25 01:30", "2026-10-25T00:30")]
    [InlineData("America/New_York", "2026-11-01 01:30", "2026-11-01T05:30")]
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00")]
    public void A_time_that_a_clock_change_repeats_is_taken_the_first_time(string zone, string written, string utc)
    {
        var article = Reading.Good($"date: {written}", site: A.SiteIn(zone));

        Assert.Equal(Utc(utc), article.PublishedUtc);
    }

    [Fact]
    public void A_day_that_a_country_left_out_is_still_a_date()
    {
        var article = Reading.Good("date: 2011-12-30", site: A.SiteIn("Pacific/Apia"));

        Assert.Equal(new DateTime(2011, 12, 30), article.PublishedUtc!.Value, TimeSpan.FromDays(1));
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31 23:59:59")]
    public void The_first_and_the_last_date_there_is_can_be_written(string written)
    {
        Assert.NotNull(Reading.Good($"date: {written}", site: A.SiteIn("Pacific/Kiritimati")).PublishedUtc);
        Assert.NotNull(Reading.Good($"date: {written}", site: A.SiteIn("Pacific/Pago_Pago")).PublishedUtc);
    }

    [Theory]
    [InlineData("articles/2026-05-02-first-light.md", "2026-05-01T23:00")]
    [InlineData("articles/2014-5-12-first-light.md", "2014-05-11T23:00")]
    [InlineData("articles/2026-05-02_first-light.md", "2026-05-01T23:00")]
    [InlineData("articles/2026-05-02 first light.md", "2026-05-01T23:00")]
    [InlineData("articles/2026-05-02-first-light/index.md", "2026-05-01T23:00")]
    public void The_file_name_gives_the_date_when_front_matter_has_none(string file, string utc)
    {
        var article = Reading.Good("title: First light", file, A.SiteIn("Europe/London"));

        Assert.Equal(Utc(utc), article.PublishedUtc);
        Assert.Equal("first-light", article.Slug);
    }

    [Fact]
    public void A_file_name_whose_midnight_a_clock_change_skips_is_a_date_like_any_other()
    {
        var article = Reading.Good("title: First light", "articles/2018-11-04-first-light.md", A.SiteIn("America/Sao_Paulo"));

        Assert.Equal(Utc("2018-11-04T03:00"), article.PublishedUtc);
    }

    [Fact]
    public void Front_matter_outweighs_the_date_of_the_file_name()
    {
        var article = Reading.Good("date: 2026-06-01", "articles/2026-05-02-first-light.md");

        Assert.Equal(Utc("2026-06-01T00:00"), article.PublishedUtc);
    }

    [Fact]
    public void Digits_that_are_no_date_belong_to_the_slug()
    {
        var article = Reading.Good("title: First light", "articles/2026-13-45-first-light.md");

        Assert.Null(article.PublishedUtc);
        Assert.Equal("2026-13-45-first-light", article.Slug);
    }

    [Fact]
    public void An_article_without_any_date_is_undated()
    {
        Assert.Null(Reading.Good("title: First light").PublishedUtc);
        Assert.Null(Reading.Good("date:").PublishedUtc);
    }

    [Theory]
    [InlineData("date: someday", "date")]
    [InlineData("date: 2026-02-30", "date")]
    [InlineData("date: 02/05/2026", "date")]
    [InlineData("date: 2026-05-02 25:00", "date")]
    [InlineData("date: 2026-05-02T09:30:00+99:00", "date")]
    [InlineData("expires: never", "expires")]
    public void A_wrong_date_of_publication_or_end_holds_the_article_back_and_says_how_to_write_it(string line, string key)
    {
        var (article, problem) = Reading.Bad("title: First light\n" + line);

        Assert.Null(article);
        Assert.Equal(("articles/first-light.md", 3, Severity.Error, "date-invalid"), (problem.File, problem.Line, problem.Severity, problem.Rule));
        Assert.StartsWith($"“{key}: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Write 2026-05-02", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("updated")]
    [InlineData("reviewedOn")]
    [InlineData("nextReview")]
    public void A_wrong_date_of_anything_else_is_left_out(string key)
    {
        var (article, problem) = Reading.Bad($"title: First light\n{key}: someday");

        Assert.NotNull(article);
        Assert.Equal((3, "date-invalid"), (problem.Line, problem.Rule));
    }

    [Fact]
    public void Updated_expires_and_the_days_of_review_are_read()
    {
        var article = Reading.Good("updated: 2026-06-01\nexpires: 2027-01-01T00:00:00Z\nreviewedOn: 2026-06-02\nnextReview: 2027-6-2");

        Assert.Equal(Utc("2026-06-01T00:00"), article.UpdatedUtc);
        Assert.Equal(Utc("2027-01-01T00:00"), article.ExpiresUtc);
        Assert.Equal(new DateOnly(2026, 6, 2), article.ReviewedOn);
        Assert.Equal(new DateOnly(2027, 6, 2), article.NextReview);
    }

    private static DateTime Utc(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}

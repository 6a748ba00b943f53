using System.Diagnostics;
using MindfulBond.Care;

namespace MindfulBond.Tests.Care;

public sealed class PersonalDetailsTests
{
    private static readonly HashSet<string> Spared = ["988", "112", "911", "116123", "44116123", "08001110111", "3919", "024"];

    private static readonly (string Kind, string Text)[] Fixtures = [.. Fixture.Lines("details.fixtures.txt")];

    public static TheoryData<string, string> Details => [.. Fixtures.Where(line => line.Kind != "quiet")];

    public static TheoryData<string> Quiet => [.. Fixtures.Where(line => line.Kind == "quiet").Select(line => line.Text)];

    public static TheoryData<string> Hostile => [.. HostileText.All];

    [Theory]
    [MemberData(nameof(Details))]
    public void A_detail_is_found_whole_with_its_kind(string kind, string marked)
    {
        var parts = marked.Split(" → ");
        var text = parts[0].Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);
        var start = parts[0].IndexOf('⟦', StringComparison.Ordinal);

        var detail = Assert.Single(PersonalDetails.Find(text, Spared));

        Assert.Equal((kind, parts[0][(start + 1)..parts[0].IndexOf('⟧', StringComparison.Ordinal)]), (Fixture.Kebab(detail.Kind), detail.Text));
        Assert.Equal((start, detail.Text), (detail.Start, text.Substring(detail.Start, detail.Length)));
        if (parts.Length > 1) Assert.Equal(parts[1], detail.Replacement);
    }

    [Theory]
    [MemberData(nameof(Quiet))]
    public void What_points_to_nobody_stays_quiet(string text) => Assert.Empty(PersonalDetails.Find(text, Spared));

    [Fact]
    public void There_are_enough_fixtures()
    {
        Assert.InRange(Details.Count, 150, 1000);
        Assert.InRange(Quiet.Count, 150, 1000);
    }

    [Fact]
    public void Replacing_keeps_the_sentence()
    {
        const string Text = "My husband Sam and I. Write to half.moon@example.com.";

        var details = PersonalDetails.Find(Text, Spared);

        Assert.Equal("My husband and I. Write to half.moon@example.com.", PersonalDetails.Replace(Text, details[0]));
        Assert.Equal("My husband and I. Write to [e-mail removed].", PersonalDetails.ReplaceAll(Text, Spared));
        Assert.Throws<ArgumentException>(() => PersonalDetails.Replace("other", details[0]));
    }

    [Fact]
    public void Of_details_inside_one_another_the_longest_counts()
    {
        var detail = Assert.Single(PersonalDetails.Find("https://example.com/jane@example.com/07911123456", Spared));

        Assert.Equal(DetailKind.Link, detail.Kind);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void No_text_makes_it_slow(string text)
    {
        PersonalDetails.Find(text, Spared);
        var clock = Stopwatch.StartNew();

        PersonalDetails.Find(text, Spared);

        // Only a runaway meets this bound: how fast it is, the benchmarks say.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }
}

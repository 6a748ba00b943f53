using System.Diagnostics;
using MindfulBond.Care;

namespace MindfulBond.Tests.Care;

public sealed class DistressPatternsTests
{
    private static readonly DistressPatterns Patterns = DistressPatterns.ReadFolder(Path.Combine(AppContext.BaseDirectory, "Care"));

    private static readonly (string Expected, string Text)[] Fixtures =
    [
        .. Fixture.Lines("distress.fixtures.txt").Select(line => (line.Kind, line.Text)),
    ];

    public static TheoryData<string, string> Signs => [.. Fixtures.Where(line => line.Expected != "quiet").Select(line => (line.Expected, line.Text))];

    public static TheoryData<string> Quiet => [.. Fixtures.Where(line => line.Expected == "quiet").Select(line => line.Text)];

    [Theory]
    [MemberData(nameof(Signs))]
    public void Words_of_danger_are_found_with_their_kind(string kind, string text) =>
        Assert.Contains(Patterns.Find(text), sign => Fixture.Kebab(sign.Kind) == kind);

    [Theory]
    [MemberData(nameof(Quiet))]
    public void False_friends_stay_quiet(string text) => Assert.Empty(Patterns.Find(text));

    [Fact]
    public void The_shipped_file_is_whole()
    {
        Assert.Empty(Patterns.Problems);
        Assert.InRange(Patterns.Count, 10, 100);
    }

    [Fact]
    public void There_are_enough_fixtures_of_every_kind()
    {
        Assert.True(Fixtures.Length >= 220, $"Only {Fixtures.Length}.");
        Assert.All(Enum.GetValues<DistressKind>(), kind => Assert.True(Fixtures.Count(line => line.Expected == Fixture.Kebab(kind)) >= 10, $"{kind}"));
    }

    [Theory]
    [InlineData("Well. I want to die, she said.", "want to die")]
    [InlineData("🙃 he hits me 🙃", "he hits me")]
    [InlineData("I k i l l myself", "k i l l myself")]
    [InlineData("we: K\u200Bill my\u00ADself.", "K\u200Bill my\u00ADself")]
    public void The_place_is_that_of_the_words_as_written(string text, string expected)
    {
        var sign = Assert.Single(Patterns.Find(text));

        Assert.Contains(expected, text.Substring(sign.Start, sign.Length), StringComparison.Ordinal);
        Assert.True(sign.Length <= expected.Length + 2);
    }

    [Fact]
    public void The_longer_phrase_says_what_is_meant()
    {
        var sign = Assert.Single(Patterns.Find("I tried to kill myself"));

        Assert.Equal((DistressKind.RiskPast, DistressSeverity.Concern), (sign.Kind, sign.Severity));
    }

    [Fact]
    public void A_false_friend_spares_only_what_it_touches()
    {
        var signs = Patterns.Find("I nearly died laughing at that film about suicide. But tonight I want to kill myself.");

        Assert.Equal("kill-myself", Assert.Single(signs).PatternId);
    }

    [Fact]
    public void A_wrong_entry_is_named_and_the_others_still_count()
    {
        const string File = """
            patterns:
              - id: one
                kind: risk-now
                severity: urgent
                phrases:
                  - give up
                  - (open bracket
                  - don't
                  - "{nobody}"
                  - "... all"
                  - maybe?
              - id: one
                kind: risk-now
                severity: urgent
              - id: two
                kind: 3
                severity: urgent
              - just words
            """;

        var patterns = DistressPatterns.Read(File);

        Assert.Equal([7, 8, 9, 10, 11, 12, 15, 18], patterns.Problems.Select(problem => problem.Line));
        Assert.Single(patterns.Find("I give up"));
    }

    [Theory]
    [InlineData("patterns: [")]
    [InlineData("")]
    [InlineData("friends: 3")]
    public void A_broken_file_is_no_exception(string file) => Assert.Empty(DistressPatterns.Read(file).Find("I want to die"));

    [Fact]
    public void A_word_may_slip_once_and_begin_a_longer_one()
    {
        var patterns = DistressPatterns.Read("""
            patterns:
              - id: sail
                kind: risk-now
                severity: concern
                phrases: [ "~lantern ... sail* #" ]
            """);

        Assert.Empty(patterns.Problems);
        Assert.All(["lantern sail 12", "latern sailing 12", "Lanterm we all go sailing 40", "lantren, sails 10"], text => Assert.Single(patterns.Find(text)));
        Assert.All(["latrn sail 12", "lantern sail 1", "lantern we all go out to sail 12", "lantern. Sail 12"], text => Assert.Empty(patterns.Find(text)));
    }

    public static TheoryData<string> Hostile => [.. HostileText.All];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void No_text_makes_it_slow(string text)
    {
        Patterns.Find(text);
        var clock = Stopwatch.StartNew();

        Patterns.Find(text);

        // Only a runaway meets this bound: how fast it is, the benchmarks say.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }
}

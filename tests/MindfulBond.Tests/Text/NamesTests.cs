using FsCheck.Xunit;
using MindfulBond.Tests.Support;
using MindfulBond.Text;

namespace MindfulBond.Tests.Text;

public sealed class NamesTests
{
    private static readonly string[] Authors = ["The editors", "Sophie Bell"];

    [Theory]
    [InlineData("Wren", "Wren")]
    [InlineData("  Old \t Coat\n", "Old Coat")]
    [InlineData("Half\u00A0Moon", "Half Moon")]
    [InlineData("Rene\u0301e", "Renée")]
    [InlineData("\u202Eevil\u202C", "evil")]
    [InlineData("W\u200Bren\u0000", "Wren")]
    [InlineData("\u0301Wren", "Wren")]
    [InlineData("نوش\u200Cآفرین", "نوش\u200Cآفرین")]
    [InlineData("👩\u200D🌾", "👩\u200D🌾")]
    [InlineData("O’Neill-Smith, Jr.", "O’Neill-Smith, Jr.")]
    [InlineData("Authority", "Authority")]
    [InlineData("Badminton Ace", "Badminton Ace")]
    [InlineData("Modest", "Modest")]
    [InlineData("Born 1987", "Born 1987")]
    [InlineData("Nr. 5", "Nr. 5")]
    [InlineData("ashamed.and.tired", "ashamed.and.tired")]
    [InlineData("7", "7")]
    [InlineData("中村", "中村")]
    public void A_name_is_cleaned_and_kept(string typed, string shown)
    {
        Assert.Equal(new DisplayName(NameVerdict.Fine, shown), DisplayName.Read(typed, Authors));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u200B\u3164\u2800 ")]
    public void No_name_is_no_problem(string? typed)
    {
        var name = DisplayName.Read(typed, Authors);

        Assert.Equal(new DisplayName(NameVerdict.Empty, ""), name);
        Assert.Null(name.Verdict.Sentence());
    }

    [Theory]
    [InlineData("half.moon@example.com", NameVerdict.LooksLikeEmail)]
    [InlineData("me ＠ example . org", NameVerdict.LooksLikeEmail)]
    [InlineData("me(at)example(dot)org", NameVerdict.LooksLikeEmail)]
    [InlineData("https://example.org", NameVerdict.LooksLikeWebAddress)]
    [InlineData("www.wren", NameVerdict.LooksLikeWebAddress)]
    [InlineData("find wren.co.uk", NameVerdict.LooksLikeWebAddress)]
    [InlineData("@wren", NameVerdict.LooksLikeHandle)]
    [InlineData("Wren @wren99", NameVerdict.LooksLikeHandle)]
    [InlineData("u/wren", NameVerdict.LooksLikeHandle)]
    [InlineData("insta: wren", NameVerdict.LooksLikeHandle)]
    [InlineData("wren#1234", NameVerdict.LooksLikeHandle)]
    [InlineData("+44 20 7946 0000", NameVerdict.LooksLikePhoneNumber)]
    [InlineData("(555) 123-4567", NameVerdict.LooksLikePhoneNumber)]
    [InlineData("tel 0301234567", NameVerdict.LooksLikePhoneNumber)]
    [InlineData("٠٣٠١٢٣٤٥٦٧", NameVerdict.LooksLikePhoneNumber)]
    [InlineData("Sophie Bell", NameVerdict.BelongsToAuthor)]
    [InlineData("SОPHIE BELL", NameVerdict.BelongsToAuthor)]
    [InlineData("The editors", NameVerdict.BelongsToAuthor)]
    [InlineData("Author", NameVerdict.ReservedWord)]
    [InlineData("Anna (Author)", NameVerdict.ReservedWord)]
    [InlineData("Anna/author", NameVerdict.ReservedWord)]
    [InlineData("a u t h o r", NameVerdict.ReservedWord)]
    [InlineData("m0derator", NameVerdict.ReservedWord)]
    [InlineData("TheModeratorHere", NameVerdict.ReservedWord)]
    [InlineData("admin1", NameVerdict.ReservedWord)]
    [InlineData("аdmіn", NameVerdict.ReservedWord)]
    [InlineData("M1ndfuI80nd", NameVerdict.ReservedWord)]
    [InlineData("Sam from MindfulBond", NameVerdict.ReservedWord)]
    [InlineData("𝓐𝓭𝓶𝓲𝓷", NameVerdict.ReservedWord)]
    [InlineData("Editor", NameVerdict.ReservedWord)]
    [InlineData("...", NameVerdict.NoLetters)]
    [InlineData("12345678901234567890 or a name that is longer than fits", NameVerdict.TooLong)]
    public void A_name_that_points_to_somebody_is_answered_kindly(string typed, NameVerdict verdict)
    {
        var name = DisplayName.Read(typed, Authors);

        Assert.Equal(verdict, name.Verdict);
        Assert.NotNull(name.Verdict.Sentence());
    }

    [Fact]
    public void Every_verdict_but_two_has_its_own_sentence_without_hard_words()
    {
        var sentences = Enum.GetValues<NameVerdict>().Select(verdict => verdict.Sentence()).OfType<string>().ToList();

        Assert.Equal(Enum.GetValues<NameVerdict>().Length - 2, sentences.Distinct().Count());
        Assert.All(sentences, sentence => Assert.DoesNotMatch("(?i)invalid|failed|reject|violat|inappropriate|oops|!", sentence));
    }

    [Fact]
    public void Forty_text_elements_fit_and_marks_are_cut_to_four()
    {
        Assert.Equal(NameVerdict.Fine, DisplayName.Read(string.Concat(Enumerable.Repeat("👩\u200D🌾", 40)), Authors).Verdict);
        Assert.Equal(NameVerdict.TooLong, DisplayName.Read(new string('a', 41), Authors).Verdict);
        Assert.Equal("x" + new string('\u0301', 4), DisplayName.Read("x" + new string('\u0301', 90), Authors).Text);
    }

    [Fact]
    public void A_megabyte_for_a_name_is_too_long_and_costs_little()
    {
        var name = DisplayName.Read(new string('\u0301', 1_000_000), Authors);

        Assert.Equal(NameVerdict.TooLong, name.Verdict);
        Assert.True(name.Text.Length <= 1000);
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(AnyText)])]
    internal bool A_cleaned_name_is_a_fixed_point_on_one_line(AnyText text)
    {
        var name = DisplayName.Read(text.Value, Authors);

        return DisplayName.Read(name.Text, Authors) == name && !name.Text.Contains('\n', StringComparison.Ordinal);
    }

    [Fact]
    public void Neutral_names_are_made_of_two_lists_of_at_least_two_hundred_words()
    {
        Assert.True(NeutralName.First.Count >= 200, $"{NeutralName.First.Count}");
        Assert.True(NeutralName.Second.Count >= 200, $"{NeutralName.Second.Count}");
        Assert.Equal(NeutralName.First.Count, NeutralName.First.Distinct().Count());
        Assert.Equal(NeutralName.Second.Count, NeutralName.Second.Distinct().Count());
        Assert.All(NeutralName.First.Concat(NeutralName.Second), word => Assert.Matches("^[A-Z][a-z]{2,}$", word));
    }

    [Fact]
    public void Any_neutral_name_may_be_used_as_a_name()
    {
        Assert.All(NeutralName.First, first => Assert.Equal(NameVerdict.Fine, DisplayName.Read($"{first} Heron", Authors).Verdict));
        Assert.All(NeutralName.Second, second => Assert.Equal(NameVerdict.Fine, DisplayName.Read($"Quiet {second}", Authors).Verdict));
    }

    [Property(MaxTest = 300)]
    public bool A_neutral_name_is_never_an_authors(int seed)
    {
        using var random = new RepeatableRandom(seed);
        using var again = new RepeatableRandom(seed);
        var name = NeutralName.New(random, []);

        return NeutralName.New(again, [name.ToUpperInvariant()]) != name;
    }

    [Fact]
    public void Neutral_names_come_fresh_each_time()
    {
        using var random = new RepeatableRandom(3);

        var names = Enumerable.Range(0, 1000).Select(_ => NeutralName.New(random, Authors)).ToList();

        Assert.True(names.Distinct().Count() > 970);
    }
}

using System.Security.Cryptography;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using MindfulBond.Notes;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Notes;

public sealed partial class PhraseTests
{
    private static string Five(params string[] words) => string.Join(' ', words);

    [Fact]
    public void The_list_has_2048_different_words_of_three_to_eight_small_letters_in_order()
    {
        Assert.Equal(2048, Phrase.Words.Count);
        Assert.Equal(2048, Phrase.Words.Distinct().Count());
        Assert.All(Phrase.Words, word => Assert.Matches("^[a-z]{3,8}$", word));
        Assert.Equal(Phrase.Words.Order(StringComparer.Ordinal), Phrase.Words);
    }

    [Fact]
    public void No_two_words_of_the_list_are_one_slip_apart()
    {
        var words = Phrase.Words;

        var pairs =
            from i in Enumerable.Range(0, words.Count)
            from j in Enumerable.Range(i + 1, words.Count - i - 1)
            where Phrase.IsOneSlip(words[i], words[j])
            select $"{words[i]}/{words[j]}";

        Assert.Empty(pairs);
    }

    [Fact]
    public void No_two_words_of_the_list_sound_the_same()
    {
        var alike = Phrase.Words.GroupBy(Sound).Where(group => group.Count() > 1).Select(group => string.Join('/', group));

        Assert.Empty(alike);
    }

    // How a word is roughly said: silent letters, doubled letters and the spellings of one vowel fall together.
    private static string Sound(string word)
    {
        foreach (var (spelled, said) in new[] { ("tch", "ch"), ("ph", "f"), ("wh", "w"), ("ck", "k"), ("dge", "j"), ("igh", "i"), ("gh", "g") })
            word = word.Replace(spelled, said, StringComparison.Ordinal);
        word = Silent().Replace(word, "");
        word = SoftC().Replace(word, "s").Replace('c', 'k').Replace('q', 'k').Replace('z', 's');
        word = VowelE().Replace(word, "e");
        word = VowelA().Replace(word, "a");
        word = VowelO().Replace(word, "o");
        return Doubled().Replace(word, "${letter}");
    }

    [GeneratedRegex("^(?:k(?=n)|w(?=r)|g(?=n)|p(?=s))|(?<=m)b$|(?<=..)e$", RegexOptions.None, 1000)]
    private static partial Regex Silent();

    [GeneratedRegex("c(?=[eiy])", RegexOptions.None, 1000)]
    private static partial Regex SoftC();

    [GeneratedRegex("ea|ee|ie|ei", RegexOptions.None, 1000)]
    private static partial Regex VowelE();

    [GeneratedRegex("ai|ay", RegexOptions.None, 1000)]
    private static partial Regex VowelA();

    [GeneratedRegex("oa|oe", RegexOptions.None, 1000)]
    private static partial Regex VowelO();

    [GeneratedRegex(@"(?<letter>.)\k<letter>+", RegexOptions.None, 1000)]
    private static partial Regex Doubled();

    [Fact]
    public void A_fresh_phrase_is_five_words_of_the_list_and_never_the_same_again()
    {
        using var random = RandomNumberGenerator.Create();

        var phrases = Enumerable.Range(0, 1000).Select(_ => Phrase.New(random).ToString()).ToList();

        Assert.Equal(1000, phrases.Distinct().Count());
        Assert.All(phrases, phrase => Assert.All(phrase.Split(' '), word => Assert.Contains(word, Phrase.Words)));
        Assert.All(phrases, phrase => Assert.Equal(5, phrase.Split(' ').Length));
    }

    [Fact]
    public void Every_word_comes_up_about_as_often_as_any_other()
    {
        using var random = new RepeatableRandom(1);

        var counts = Enumerable.Range(0, 20_000).SelectMany(_ => Phrase.New(random).ToString().Split(' ')).CountBy(word => word).ToList();

        Assert.Equal(2048, counts.Count);
        Assert.All(counts, count => Assert.InRange(count.Value, 15, 95));
    }

    [Theory]
    [InlineData("acorn lantern river")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("acorn lantern pebble almond")]
    [InlineData("acorn lantern pebble almond wombat acorn")]
    [InlineData("xxxxx yyyyy zzzzz qqqqq vvvvv")]
    [InlineData("acorn lantern pebble almond zqxjk")]
    [InlineData("мир дом лес сон дар")]
    public void What_is_not_five_words_of_the_list_is_no_phrase(string? typed)
    {
        Assert.False(Phrase.TryRead(typed, out _));
    }

    [Theory]
    [InlineData("acorn lantern pebble almond wombat")]
    [InlineData("ACORN LANTERN PEBBLE ALMOND WOMBAT")]
    [InlineData("  Acorn,  lantern;pebble\talmond\r\nwombat.  ")]
    [InlineData("acorn-lantern-pebble-almond-wombat")]
    [InlineData("acorn_lantern/pebble|almond—wombat")]
    [InlineData("1. acorn\n2. lantern\n3. pebble\n4. almond\n5. wombat")]
    [InlineData("ácörn lántern pèbble âlmond wömbat")]
    [InlineData("acornlanternpebblealmondwombat")]
    [InlineData("acorn lanternpebble al mond wombat")]
    [InlineData("“acorn lantern pebble almond wombat”")]
    [InlineData("ａｃｏｒｎ lantern pebble almond wombat")]
    [InlineData("a\u200Bcorn lan\u00ADtern pebble almond wombat\u202E")]
    [InlineData("acorn lanetrn pebble almond wombat")]
    [InlineData("acorn lanttern peble almont owmbat")]
    [InlineData("acorn\u00A0lantern\u2003pebble\u3000almond\u2028wombat")]
    public void A_phrase_is_read_however_it_is_written_down(string typed)
    {
        Assert.True(Phrase.TryRead(typed, out var phrase));

        Assert.Equal("acorn lantern pebble almond wombat", phrase.ToString());
    }

    [Fact]
    public void A_slip_that_could_be_two_words_is_not_guessed_at()
    {
        Assert.False(Phrase.TryRead("acron lantern pebble almond wombat", out _));
    }

    [Fact]
    public void The_order_of_the_words_matters()
    {
        Phrase.TryRead(Five("acorn", "lantern", "pebble", "almond", "wombat"), out var one);
        Phrase.TryRead(Five("lantern", "acorn", "pebble", "almond", "wombat"), out var other);

        Assert.NotEqual(one, other);
    }

    [Fact]
    public void Huge_input_is_answered_at_once()
    {
        var started = TimeProvider.System.GetTimestamp();

        Assert.False(Phrase.TryRead(new string('a', 10_000_000), out _));
        Assert.False(Phrase.TryRead(string.Concat(Enumerable.Repeat("acorn ", 1_000_000)), out _));
        Assert.False(Phrase.TryRead("a" + new string('\u0301', 999), out _));

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(1));
    }

    [Property(MaxTest = 1000)]
    public bool A_phrase_reads_back_as_itself(int seed)
    {
        using var random = new RepeatableRandom(seed);
        var phrase = Phrase.New(random);

        return Phrase.TryRead(phrase.ToString(), out var read) && read.Equals(phrase);
    }

    [Property(MaxTest = 1000)]
    public bool A_slip_in_each_word_never_makes_another_phrase(int seed)
    {
        using var random = new RepeatableRandom(seed);
        var phrase = Phrase.New(random);
        var slips = new Random(seed);

        var typed = string.Join(' ', phrase.ToString().Split(' ').Select(word => WithSlip(word, slips)));

        return !Phrase.TryRead(typed, out var read) || read.Equals(phrase);
    }

    [Fact]
    public void Nine_slips_in_ten_are_forgiven()
    {
        var slips = new Random(7);
        var good = Five("acorn", "lantern", "pebble", "almond");

        var forgiven = Enumerable.Range(0, 5000).Count(_ =>
        {
            var word = Phrase.Words[slips.Next(Phrase.Words.Count)];
            return Phrase.TryRead($"{good} {WithSlip(word, slips)}", out var read) && read.ToString() == $"{good} {word}";
        });

        Assert.True(forgiven > 4500, $"{forgiven} of 5000");
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(AnyText)])]
    internal bool Anything_typed_is_answered_without_an_exception(AnyText text) =>
        !Phrase.TryRead(text.Value, out var phrase) || phrase.ToString().Split(' ').Length == 5;

    private static string WithSlip(string word, Random random)
    {
        var at = random.Next(word.Length);
        var letter = ((char)('a' + random.Next(26))).ToString();
        return random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, letter),
            2 => word.Remove(at, 1).Insert(at, letter),
            _ => at == 0 ? word : word[..(at - 1)] + word[at] + word[at - 1] + word[(at + 1)..],
        };
    }
}

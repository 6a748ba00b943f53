using FsCheck.Xunit;
using MindfulBond.Tests.Support;
using MindfulBond.Text;

namespace MindfulBond.Tests.Text;

public sealed class WordDifferenceTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("the same", "the same", "the same")]
    [InlineData("", "new", "{new}")]
    [InlineData("old", "", "[old]")]
    [InlineData("My husband Sam and I", "My husband and I", "My husband [Sam ]and I")]
    [InlineData("My husband, Sam, and I", "My husband and I", "My husband[, Sam,] and I")]
    [InlineData("one old word", "one new word", "one [old]{new} word")]
    [InlineData("I’m at half.moon@example.com. Write.", "I’m at home. Write.", "I’m at [half.moon@example.com]{home}. Write.")]
    [InlineData("I don't know", "I do know", "I [don't]{do} know")]
    [InlineData("well-known", "well", "[well-known]{well}")]
    [InlineData("First.\n\nSecond. Third.", "First.\n\nThird.", "First.\n\n[Second. ]Third.")]
    [InlineData("one two", "one  two", "one { }two")]
    [InlineData("a 👩🏽‍❤️‍👩 b", "a 👩 b", "a [👩🏽‍❤️‍👩]{👩} b")]
    [InlineData("نمت الليل وحدي", "نمت وحدي", "نمت [الليل ]وحدي")]
    [InlineData("我今天很累", "我很累", "我[今天]很累")]
    [InlineData("cafe\u0301 x\u0323\u0301", "cafe x\u0323", "[cafe\u0301 x\u0323\u0301]{cafe x\u0323}")]
    [InlineData("\uD800 a", "a", "[\uD800 ]a")]
    public void What_goes_and_what_comes_is_told_in_whole_words(string before, string after, string told)
    {
        Assert.Equal(told, Told(before, after));
    }

    [Theory]
    [InlineData("My husband Sam and I", "My husband and I", true)]
    [InlineData("One. Two.\n\nThree.", "One.\n\nThree.", true)]
    [InlineData("One.\n\nTwo. Three.", "One. Three.", true)]
    [InlineData("a b", "", true)]
    [InlineData("a  b c", "a b", true)]
    [InlineData("我今天很累", "我很累", true)]
    [InlineData("نمت الليل وحدي", "نمت وحدي", true)]
    [InlineData("👩🏽‍❤️‍👩 b", "b", true)]
    [InlineData("a b", "a b", false)]
    [InlineData("a  b", "a b", false)]
    [InlineData("", "", false)]
    [InlineData("a b c", "a\nb", false)]
    [InlineData("a,b c", "a, b", false)]
    [InlineData("husbands here", "husband", false)]
    [InlineData("a b c", "b a", false)]
    [InlineData("a b c", "a b d", false)]
    [InlineData("don't go", "don go", false)]
    [InlineData("👩🏽‍❤️‍👩 b", "👩 b", false)]
    [InlineData("e\u0301 b", "e", false)]
    [InlineData("a b", "ab", false)]
    public void A_cut_leaves_whole_words_out_and_adds_nothing(string before, string after, bool isCut)
    {
        Assert.Equal(isCut, WordDifference.IsCut(before, after));
    }

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 1000)]
    internal void Joined_the_runs_are_both_texts(AnyText before, AnyText after)
    {
        var runs = WordDifference.Between(before.Value, after.Value);

        Assert.Equal(before.Value, Joined(runs, WordChange.Removed));
        Assert.Equal(after.Value, Joined(runs, WordChange.Added));
        Assert.DoesNotContain(runs, run => run.Text.Length == 0);
        Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.NotEqual(pair.First.Change, pair.Second.Change));
    }

    [Property(Arbitrary = [typeof(AnyText)])]
    internal void A_text_does_not_differ_from_itself(AnyText text)
    {
        Assert.DoesNotContain(WordDifference.Between(text.Value, text.Value), run => run.Change != WordChange.Same);
    }

    [Property(MaxTest = 500)]
    public void As_many_words_stay_as_can(int seed)
    {
        var random = new Random(seed);
        var (before, after) = (Some(random), Some(random));

        var runs = WordDifference.Between(string.Join(' ', before), string.Join(' ', after));

        var stayed = runs.Where(run => run.Change == WordChange.Same).Sum(run => run.Text.Count(c => c != ' '));
        Assert.Equal(LongestCommon(before, after), stayed);

        // Now and then more than the 64 words of one step.
        static string[] Some(Random random) => [.. Enumerable.Range(0, random.Next(random.Next(2, 200))).Select(_ => ((char)('a' + random.Next(4))).ToString())];
    }

    [Property(MaxTest = 500)]
    public void Whatever_words_are_left_out_it_is_a_cut_and_nothing_is_added(int seed)
    {
        var random = new Random(seed);
        string[] some = ["one", "two,", "don’t", "😀", "中", "ليل", "e\u0301", "“three”"];
        var words = Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.GetItems(some, 1)[0]).ToList();
        var kept = words.Where(_ => random.Next(3) > 0).ToList();
        var (before, after) = (string.Join(' ', words), string.Join(' ', kept));

        Assert.Equal(kept.Count < words.Count, WordDifference.IsCut(before, after));
        Assert.DoesNotContain(WordDifference.Between(before, after), run => run.Change == WordChange.Added);
    }

    [Fact]
    public void The_longest_comments_that_have_nothing_in_order_are_compared_in_bounded_space()
    {
        var random = new Random(7);
        var before = string.Concat(Enumerable.Range(0, 5_000).Select(_ => (char)(0x4E00 + random.Next(500))));
        var after = string.Concat(Enumerable.Range(0, 5_000).Select(_ => (char)(0x4E00 + random.Next(500))));
        var already = GC.GetAllocatedBytesForCurrentThread();

        var runs = WordDifference.Between(before, after);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - already, 0, 16_000_000);
        Assert.Equal(before, Joined(runs, WordChange.Removed));
    }

    private static string Told(string before, string after) => string.Concat(WordDifference.Between(before, after).Select(run => run.Change switch
    {
        WordChange.Removed => $"[{run.Text}]",
        WordChange.Added => $"{{{run.Text}}}",
        _ => run.Text,
    }));

    private static string Joined(IEnumerable<WordRun> runs, WordChange change) => string.Concat(runs.Where(run => run.Change is WordChange.Same || run.Change == change).Select(run => run.Text));

    private static int LongestCommon(string[] before, string[] after)
    {
        var lengths = new int[before.Length + 1, after.Length + 1];
        for (var i = 1; i <= before.Length; i++)
        {
            for (var j = 1; j <= after.Length; j++)
                lengths[i, j] = before[i - 1] == after[j - 1] ? lengths[i - 1, j - 1] + 1 : Math.Max(lengths[i - 1, j], lengths[i, j - 1]);
        }

        return lengths[before.Length, after.Length];
    }
}

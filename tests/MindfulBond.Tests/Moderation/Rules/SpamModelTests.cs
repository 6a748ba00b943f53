using MindfulBond.Moderation.Rules;

namespace MindfulBond.Tests.Moderation.Rules;

/// <summary>What is learned from texts that people decided about.</summary>
public sealed class SpamModelTests
{
    private static readonly string[] Selling = ["spell", "caster", "restored", "marriage", "doctor", "contact", "whatsapp", "powerful", "casino", "bonus", "click", "loan", "approved", "profit", "guaranteed"];
    private static readonly string[] Telling = ["kitchen", "quiet", "tired", "evening", "children", "argue", "walked", "sorry", "listen", "alone", "together", "years", "hands", "sleep", "afraid"];
    private static readonly string[] Common = ["my", "and", "the", "we", "he", "she", "was", "in", "to", "for", "it", "after", "when", "with", "again"];

    [Fact]
    public void It_says_nothing_before_twenty_of_each()
    {
        var model = new SpamModel();
        for (var i = 0; i < 19; i++) model.Learn(Text(i, isSpam: true), isSpam: true);
        for (var i = 0; i < 500; i++) model.Learn(Text(i, isSpam: false), isSpam: false);

        Assert.Null(model.Score("casino bonus"));

        model.Learn(Text(19, isSpam: true), isSpam: true);
        Assert.NotNull(model.Score("casino bonus"));
    }

    [Fact]
    public void It_tells_what_it_never_saw_apart()
    {
        var model = Learned(300, 300);

        var spam = Enumerable.Range(1_000, 200).Select(i => model.Score(Text(i, isSpam: true))!.Value).ToList();
        var told = Enumerable.Range(1_000, 200).Select(i => model.Score(Text(i, isSpam: false))!.Value).ToList();

        Assert.All(spam.Concat(told), score => Assert.InRange(score, 0, 100));
        Assert.True(spam.Count(score => score >= SpamScore.Marked) >= 190, $"{spam.Count(score => score >= SpamScore.Marked)} of 200 found");
        Assert.True(told.Count(score => score >= SpamScore.Marked) <= 2, $"{told.Count(score => score >= SpamScore.Marked)} of 200 marked for nothing");
    }

    [Fact]
    public void Words_nobody_wrote_before_mark_nothing() => Assert.InRange(Learned(40, 40).Score("zzyzx qwrty plugh")!.Value, 0, SpamScore.Marked - 1);

    [Fact]
    public void Masks_and_capitals_hide_nothing()
    {
        var model = Learned(100, 100);

        Assert.Equal(model.Score("casino bonus click loan"), model.Score("CASINO  bónus, ｃlick: lоan"));
    }

    [Fact]
    public void The_order_of_learning_makes_no_difference()
    {
        var texts = Enumerable.Range(0, 60).SelectMany(i => new[] { (Text: Text(i, true), IsSpam: true), (Text: Text(i, false), IsSpam: false) }).ToList();
        var (forth, back) = (new SpamModel(), new SpamModel());
        foreach (var (text, isSpam) in texts) forth.Learn(text, isSpam);
        foreach (var (text, isSpam) in texts.AsEnumerable().Reverse()) back.Learn(text, isSpam);

        Assert.All(Enumerable.Range(500, 50), i => Assert.Equal(forth.Score(Text(i, i % 2 == 0)), back.Score(Text(i, i % 2 == 0))));
    }

    [Fact]
    public void A_text_is_looked_at_as_if_it_had_not_been_learned()
    {
        var with = Learned(50, 50);
        with.Learn("an odd text of its own casino", isSpam: true);

        Assert.Equal(Learned(50, 50).Score("an odd text of its own casino"), with.ScoreWithout("an odd text of its own casino", isSpam: true));
    }

    [Fact]
    public void It_takes_the_same_memory_however_much_it_learned()
    {
        var model = new SpamModel();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 5_000; i++) model.Learn($"{Text(i, i % 2 == 0)} {Guid.NewGuid()}", i % 2 == 0);

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.True(grown < 8 * 1024 * 1024, $"{grown:N0} bytes more");
        Assert.Equal(5_000, model.Spam + model.Published);
        GC.KeepAlive(model);
    }

    [Fact]
    public void Any_text_gets_a_score()
    {
        var model = Learned(30, 30);

        foreach (var text in new[] { "", " ", "\uD800", "🌙🌙", new string('a', 20_000), string.Concat(Enumerable.Repeat("casino ", 2_800)) }) Assert.InRange(model.Score(text)!.Value, 0, 100);
    }

    private static SpamModel Learned(int spam, int published)
    {
        var model = new SpamModel();
        for (var i = 0; i < spam; i++) model.Learn(Text(i, isSpam: true), isSpam: true);
        for (var i = 0; i < published; i++) model.Learn(Text(i, isSpam: false), isSpam: false);
        return model;
    }

    // The same number gives the same text, whenever and wherever it runs.
    private static string Text(int number, bool isSpam)
    {
        var random = new Random(number * 2 + (isSpam ? 1 : 0));
        var own = isSpam ? Selling : Telling;
        return string.Join(' ', Enumerable.Range(0, 12 + random.Next(20)).Select(_ => random.Next(3) > 0 ? Common[random.Next(Common.Length)] : own[random.Next(own.Length)]));
    }
}

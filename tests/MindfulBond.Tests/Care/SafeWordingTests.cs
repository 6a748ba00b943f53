using MindfulBond.Care;

namespace MindfulBond.Tests.Care;

/// <summary>What had better not be written is found, with its wording instead; what only sounds like it is spared.</summary>
public sealed class SafeWordingTests
{
    public static TheoryData<string> Ids => [.. SafeWording.English.Entries.Select(entry => entry.Id)];

    [Fact]
    public void The_data_file_is_whole()
    {
        Assert.Empty(SafeWording.English.Problems);
        Assert.Equal(SafeWording.English.Entries.Count(), SafeWording.English.Entries.DistinctBy(entry => entry.Id).Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_entry_finds_its_example_and_offers_words_that_no_entry_finds(string id)
    {
        var (_, kind, instead, example) = SafeWording.English.Entries.Single(entry => entry.Id == id);

        Assert.Contains(SafeWording.English.Find(example), find => find.Id == id && find.Kind == kind);
        Assert.Empty(SafeWording.English.Find(instead));
    }

    [Theory]
    [InlineData("She commits suicide in the last act.", "commits suicide")]
    [InlineData("It was a failed suicide bid.", "failed suicide bid")]
    [InlineData("Suicide rates are soaring.", "Suicide rates are soaring")]
    [InlineData("They were driven to suicide.", "driven to suicide")]
    [InlineData("He hanged himself.", "hanged himself")]
    [InlineData("To end her life she took twenty tablets.", "took twenty tablets")]
    [InlineData("If you self-harm with a razor, cover it.", "with a razor")]
    [InlineData("People suffering from anxiety.", "suffering from")]
    [InlineData("We speak of the depressed here.", "the depressed")]
    public void The_words_are_named_as_they_stand(string text, string found)
    {
        var first = SafeWording.English.Find(text)[0];

        Assert.Equal(found, text.Substring(first.Start, first.Length));
    }

    [Theory]
    [InlineData("He died by suicide. She survived a suicide attempt.")]
    [InlineData("Ask plainly whether they think about suicide. It does not put the idea in their head.")]
    [InlineData("If you are suicidal, ring a crisis line. Suicide crisis lines answer at night.")]
    [InlineData("Hang on in there. She was hanging up her coat when he thought of ending his life.")]
    [InlineData("They jumped off the bridge into the river and laughed. I am committed to you.")]
    [InlineData("Take two tablets a day, or whatever the prescriber said.")]
    [InlineData("The first attempt at repair failed, and the second worked. A failed attempt is no loss.")]
    [InlineData("The depressed partner and the suicidal person both had friends.")]
    [InlineData("She cleaned the cut with water. He hurt himself on the stairs.")]
    [InlineData("He kept the train ticket. I could kill for a coffee; that would be lovely.")]
    [InlineData("Pay attention to her. A long weight, a clean plate, a toxic plant, a wheelchair ramp.")]
    [InlineData("Alcoholics Anonymous meets on Tuesdays. The addict in the film got well.")]
    [InlineData("We say “died by suicide” and never “committed suicide”.")]
    public void What_only_sounds_like_it_is_spared(string text) => Assert.Empty(SafeWording.English.Find(text));

    [Fact]
    public void A_quotation_does_not_make_a_method_safe() =>
        Assert.Equal(WordingKind.Means, Assert.Single(SafeWording.English.Find("“He hanged himself,” she said.")).Kind);

    [Fact]
    public void A_method_counts_within_its_sentence_alone()
    {
        Assert.NotEmpty(SafeWording.English.Find("She thought of suicide and of an overdose."));
        Assert.Empty(SafeWording.English.Find("She thought of suicide. An overdose of sugar never helps."));
    }

    [Theory]
    [InlineData("lists: {}\nabout: []\nwords: [{ id: a }]\ncues: []")]
    [InlineData("lists: {}\nabout: ['(a']\nwords: []\ncues: []")]
    public void What_is_wrong_in_the_data_is_named_with_its_line(string yaml) => Assert.NotEqual(0, Assert.Single(SafeWording.Read(yaml).Problems).Line);
}

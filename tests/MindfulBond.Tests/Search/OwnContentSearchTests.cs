using MindfulBond.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MindfulBond.Content;

namespace MindfulBond.Tests.Search;

/// <summary>What readers of this project's own articles look for, and what they should meet first.</summary>
public sealed class OwnContentSearchTests
{
    private static readonly Lazy<Searching> Own = new(() =>
    {
        var library = new ContentLibrary(Options.Create(new ContentOptions { Path = Path.Combine(SiteFixture.Repository, "content") }), NullLogger<ContentLibrary>.Instance);
        library.Refresh();
        return new Searching(library.Snapshot);
    });

    [Theory]
    // Titles, whole and in part.
    [InlineData("Coming back after a fight", "coming-back")]
    [InlineData("coming back", "coming-back")]
    [InlineData("feel understood", "feeling-understood")]
    [InlineData("What it takes to feel understood", "feeling-understood")]
    [InlineData("late and both tired", "late-and-tired")]
    [InlineData("When one of you is low", "when-one-of-you-is-low")]
    [InlineData("tablets", "a-question-for-the-surgery")]
    [InlineData("does it work", "does-it-work-though")]
    [InlineData("I flinched", "at-your-own-pace")]
    [InlineData("flinch", "at-your-own-pace")]
    [InlineData("when yes is easier than no", "yes-and-no")]
    [InlineData("the form you haven't sent yet", "asking-for-help")]
    [InlineData("form not sent", "asking-for-help")]
    [InlineData("I come closer, you step back", "closer-and-further")]
    [InlineData("are you sure", "are-you-sure")]
    [InlineData("running out", "looking-after-both")]
    [InlineData("I miss you", "in-the-same-house")]
    [InlineData("what you bring into the room", "mental-health-and-intimacy")]
    [InlineData("the day I've had", "the-day-i-had")]
    // Other forms of the words, accents, case, beginnings.
    [InlineData("flinching", "at-your-own-pace")]
    [InlineData("FLINCHED", "at-your-own-pace")]
    [InlineData("flínched", "at-your-own-pace")]
    [InlineData("tablet", "a-question-for-the-surgery")]
    [InlineData("understanding feelings", "feeling-understood")]
    [InlineData("tired late", "late-and-tired")]
    [InlineData("fights", "coming-back")]
    [InlineData("flinc", "at-your-own-pace")]
    [InlineData("attachm", "closer-and-further")]
    // What stands in headings, topics and the authors' sentences.
    [InlineData("boundary", "yes-and-no")]
    [InlineData("attachment", "closer-and-further")]
    [InlineData("avoidant", "closer-and-further")]
    [InlineData("repair", "coming-back")]
    [InlineData("good news", "feeling-understood")]
    [InlineData("couple therapy", "does-it-work-though")]
    [InlineData("sleep", "late-and-tired")]
    [InlineData("bad nights", "late-and-tired")]
    [InlineData("lonely", "in-the-same-house")]
    [InlineData("loneliness", "in-the-same-house")]
    [InlineData("worry", "are-you-sure")]
    [InlineData("stress", "the-day-i-had")]
    [InlineData("stress from outside", "the-day-i-had")]
    [InlineData("asking a doctor", "asking-for-help")]
    [InlineData("sharp words", "when-one-of-you-is-low")]
    [InlineData("carer", "looking-after-both")]
    [InlineData("antidepressants", "asking-for-help")]
    [InlineData("desire", "a-question-for-the-surgery")]
    [InlineData("prescriber", "a-question-for-the-surgery")]
    [InlineData("waiting list", "asking-for-help")]
    [InlineData("say stop", "yes-and-no")]
    // Sentences, as somebody says them.
    [InlineData("we keep having the same fight", "coming-back")]
    [InlineData("I can't sleep until it's settled", "late-and-tired")]
    [InlineData("I want to be held and I can't bear it", "at-your-own-pace")]
    [InlineData("I don't know who to ask", "asking-for-help")]
    [InlineData("sorry never seems to be enough", "coming-back")]
    [InlineData("my partner keeps asking if we're all right", "are-you-sure")]
    [InlineData("I'm tired of being the strong one", "looking-after-both")]
    [InlineData("nothing I do cheers them up", "when-one-of-you-is-low")]
    [InlineData("I said yes and I didn't want to", "yes-and-no")]
    [InlineData("you get the worst of my day", "the-day-i-had")]
    // Slips.
    [InlineData("flinchd", "at-your-own-pace")]
    [InlineData("atachment", "closer-and-further")]
    [InlineData("tabelts", "a-question-for-the-surgery")]
    [InlineData("bondary", "yes-and-no")]
    [InlineData("lonley", "in-the-same-house")]
    // Phrases, words to leave out, pages.
    [InlineData("\"the same fight\" -sleep", "coming-back")]
    [InlineData("\"good news\"", "feeling-understood")]
    [InlineData("privacy", "privacy")]
    [InlineData("comment policy", "comment-policy")]
    [InlineData("accessibility", "accessibility")]
    [InlineData("terms", "terms")]
    [InlineData("delete my history", "safety")]
    [InlineData("how do you check articles", "how-we-write")]
    public void The_first_that_is_found_is_the_one_that_was_meant(string typed, string first)
    {
        var answer = Own.Value.Find(typed);

        var shown = answer.Results.Concat(answer.Near).Select(result => result.Address.Split('/')[^1]).ToList();
        Assert.True(shown.FirstOrDefault() == first, $"“{typed}” finds {string.Join(", ", shown.Take(6))}");
    }
}

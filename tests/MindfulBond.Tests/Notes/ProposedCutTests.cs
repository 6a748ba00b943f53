using MindfulBond.Notes;
using MindfulBond.Text;

namespace MindfulBond.Tests.Notes;

public sealed class ProposedCutTests
{
    [Fact]
    public void What_goes_is_marked_in_the_paragraphs_as_they_were_typed()
    {
        var cut = new ProposedCut("My *dear husband Sam* and I.\n\nWe laughed. Write to me.\nA line.\n\nThe end.", "My *dear* and I.\n\nWe laughed.\nA line.");

        Assert.Equal(
            ["My *dear[ husband Sam]* and I.", "We laughed.[ Write to me.]\nA line.", "[The end.]"],
            cut.Paragraphs.Select(paragraph => string.Concat(paragraph.Select(run => run.Change == WordChange.Removed ? $"[{run.Text}]" : run.Text))));
        Assert.Equal([new("husband Sam", null), new("Write to me", null), new("The end", null)], cut.Gone);
        Assert.Empty(cut.New);
    }

    [Fact]
    public void A_long_part_is_named_by_how_it_begins_and_ends()
    {
        var cut = new ProposedCut("Kept. One two three four five six seven eight nine ten eleven twelve thirteen.", "Kept.");

        Assert.Equal([new("One two three four", "ten eleven twelve thirteen")], cut.Gone);
    }

    [Fact]
    public void What_its_writer_never_wrote_is_named_apart()
    {
        var cut = new ProposedCut("We said nothing.", "We said everything.");

        Assert.Equal("We said nothing.", string.Concat(Assert.Single(cut.Paragraphs).Select(run => run.Text)));
        Assert.Equal([new("nothing", null)], cut.Gone);
        Assert.Equal([new("everything", null)], cut.New);
    }
}

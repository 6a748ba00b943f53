using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MindfulBond.Care;

namespace MindfulBond.Tests.Care;

/// <summary>What holds for any text, valid UTF-16 or not.</summary>
[Properties(Arbitrary = [typeof(Texts)], MaxTest = 400, QuietOnSuccess = true)]
public sealed class CareProperties
{
    private static readonly DistressPatterns Patterns = DistressPatterns.ReadFolder(Path.Combine(AppContext.BaseDirectory, "Care"));

    private static readonly HashSet<string> Spared = ["988", "116123"];

    [Property]
    public void Signs_lie_in_the_text_on_whole_graphemes_in_order(AnyText any)
    {
        var signs = Patterns.Find(any.Text);

        Assert.All(signs, sign => AssertWhole(any.Text, sign.Start, sign.Length));
        Assert.Equal(signs.OrderBy(sign => sign.Start), signs);
        Assert.All(signs.GroupBy(sign => sign.Kind), kind => AssertApart([.. kind.Select(sign => (sign.Start, sign.End))]));
        Assert.Equal(signs, Patterns.Find(any.Text));
    }

    [Property]
    public void Details_lie_in_the_text_on_whole_graphemes_apart_and_in_order(AnyText any)
    {
        var details = PersonalDetails.Find(any.Text, Spared);

        Assert.All(details, detail => AssertWhole(any.Text, detail.Start, detail.Length));
        Assert.All(details, detail => Assert.Equal(any.Text.Substring(detail.Start, detail.Length), detail.Text));
        AssertApart([.. details.Select(detail => (detail.Start, detail.End))]);
        Assert.Equal(details, PersonalDetails.Find(any.Text, Spared));
    }

    [Property]
    public void Replacing_all_details_leaves_no_address_and_no_number(AnyText any)
    {
        var clean = PersonalDetails.ReplaceAll(any.Text, Spared);

        Assert.DoesNotContain(PersonalDetails.Find(clean, Spared), detail => detail.Kind is DetailKind.Email or DetailKind.Phone);
    }

    private static void AssertApart((int Start, int End)[] places) =>
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));

    private static void AssertWhole(string text, int start, int length)
    {
        var borders = StringInfo.ParseCombiningCharacters(text).Append(text.Length).ToHashSet();
        Assert.True(length > 0 && start >= 0 && start + length <= text.Length);
        Assert.Contains(start, borders);
        Assert.Contains(start + length, borders);
    }

    public sealed record AnyText(string Text);

    public static class Texts
    {
        private static readonly string[] Pieces =
        [
            .. Fixture.Lines("details.fixtures.txt").Concat(Fixture.Lines("distress.fixtures.txt"))
                .Select(line => line.Text.Split(" → ")[0].Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal)),
            " ", "\n", ". ", ", ", "-", "@", ".", "+", "(", ")", "'", "\u200B", "\u200D", "\u0301", "👩\u200D👩\u200D👧", "🏳️\u200D🌈", "\uD83D", "\uDE00", "\uFFFE", "\0",
            "é", "ß", "İ", "ﷺ", "１", "٣", "𝟘", "한", "각", "\u1100", "\u1161", "ก็", "क्षि", "\r\n", "07911", "12", "at", "dot", "my husband", "Mark", "oh", "seven", "kill", "die",
        ];

        public static Arbitrary<AnyText> Any() => Arb.From(
            from pieces in Gen.OneOf(
                Gen.Elements(Pieces).ListOf(),
                Gen.Elements(Pieces).SelectMany(piece => Gen.Choose(0, Math.Max(0, piece.Length - 1)).Select(at => piece[at..])).ListOf(),
                ArbMap.Default.GeneratorFor<char>().Select(letter => letter.ToString()).ListOf())
            select new AnyText(string.Concat(pieces.Take(40))));
    }
}

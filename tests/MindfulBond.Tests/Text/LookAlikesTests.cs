using System.Text.RegularExpressions;
using FsCheck.Xunit;
using MindfulBond.Tests.Support;
using MindfulBond.Text;

namespace MindfulBond.Tests.Text;

public sealed partial class LookAlikesTests
{
    public static TheoryData<string, string> Alike { get; } = Pairs("""
        Alice = alice|ALICE|AIice|A1ice|Al1ce|Аlice|Alicе|Αlice|Àlíçé|A l i c e|A.l.i.c.e|Alice.|@lice|𝐀𝐥𝐢𝐜𝐞|𝒜𝓁𝒾𝒸ℯ|Ａｌｉｃｅ|Ⓐⓛⓘⓒⓔ|ᴀʟɪᴄᴇ|A\u200Blice|\u202EAlice|Al\u00ADice|Aliϲe|Aӏice|🅰lice|4lice|Alic3|Alice 🌙|✓ Alice|A̴l̷i̵c̶e̷|ꓮlice|Ꭺlice
        Marion = Mаrion|Mariοn|rnarion|МARION|Marı\u006Fn|Mari0n|M4rion|Μarion|Mɑrion|Mario\u0438|𝕸𝖆𝖗𝖎𝖔𝖓|ᗰarion|Maríön|Marion!|"Marion"|M-a-r-i-o-n
        William Woods = WiIliam Woods|VVilliam VVoods|Ԝilliam Woods|William  W00ds|WILLIAM WOODS|wi11iam woods|WilliamWoods|William Woods (really)|Dr William Woods|Williаm Wооds|William W𐐬ods|Ẃillïam Wõods
        The editors = the editors|THE EDITORS|The Editors.|The editоrs|The ed1tors|Thе еditоrs|TheEditors|The edit0rs|Тhe editors|The éditors|The editors team|ꓔhe editors
        Sophie Bell = Sоphie Bell|Sophie Be11|Sophie BeII|Ѕophie Bell|SOPHIE BELL|5ophie Bell|$ophie Bell|Sophie 8ell|Sophie Ᏼell|Sоphіe Веll|ᏚophieBell
        Łukasz = Lukasz|ŁUKASZ|Łukа5z|lukasz
        Ökmen = Okmen|0kmen|Okrnen|Окmen|ökmen
        Żółć = Zolc|ZOLC|żółć
        """);

    public static TheoryData<string, string> Different { get; } = Pairs("""
        Alice = Alicia|Alison|Alfie|Malice|Ali|Ace|Alix|Al|Elise|Lice|Alicent|Felice|Celia|Ella
        Sam = Samira|Samuel|Pam|Sim|Balsam|Samson|Sums|Same|Ham|Sa|Samwise|Tam
        Marion = Martin|Maria|Mario|Marian|Miriam|Clarion|Marianne|Onion|Morian|Darion
        William Woods = William|Woods|William Wood|Bill Woods|Willow Woods|Liam Stone|Will Woodward|Wooden Mill
        The editors = Edith|Theo|The reader|Editha|Creditor|Third|Theodora|The sailor
        Sophie Bell = Sophie|Bell|Sophia Bell|Sofie Ball|Bluebell|Bella|Josephine|Sophie Hall|Annabell
        Wren = Wrent|Werner|Warren|Brent|Ren|Wrong|Green|Wendy|Owen
        मीरा = मारा|मोरा|मीना|वीरा
        中村 = 中田|木村|村
        Мария = Марина|Дарья|Вера|Ольга
        """);

    // A line is an author's name and, behind the sign, other names with bars between them.
    private static TheoryData<string, string> Pairs(string table)
    {
        var pairs = new TheoryData<string, string>();
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var sides = line.Split(" = ");
            foreach (var name in sides[1].Split('|')) pairs.Add(sides[0], Escape().Replace(name, match => ((char)Convert.ToInt32(match.Value[2..], 16)).ToString()));
        }
        return pairs;
    }

    [GeneratedRegex(@"\\u[0-9A-F]{4}", RegexOptions.None, 1000)]
    private static partial Regex Escape();

    [Fact]
    public void A_bar_is_a_letter()
    {
        Assert.True(LookAlikes.Imitates("A|ice", ["Alice"]));
    }

    [Fact]
    public void The_tables_are_long_enough_to_mean_something()
    {
        Assert.True(Alike.Count >= 80, $"{Alike.Count}");
        Assert.True(Different.Count >= 80, $"{Different.Count}");
    }

    [Theory]
    [MemberData(nameof(Alike))]
    public void A_name_that_looks_like_an_authors_imitates_it(string author, string name)
    {
        Assert.True(LookAlikes.Imitates(name, ["Somebody Else", author]), $"{LookAlikes.Skeleton(name)} is not {LookAlikes.Skeleton(author)}");
    }

    [Theory]
    [MemberData(nameof(Different))]
    public void A_name_that_only_reminds_of_an_author_is_free(string author, string name)
    {
        Assert.False(LookAlikes.Imitates(name, [author]));
    }

    [Theory]
    [InlineData("ΜΑΡΙΑ", "μαρια")]
    [InlineData("ЖАННА", "Жанна")]
    [InlineData("מרים", "מִרְיָם")]
    [InlineData("مريم", "مَرْيَم")]
    public void Case_and_points_do_not_count_in_other_scripts(string author, string name)
    {
        Assert.True(LookAlikes.Imitates(name, [author]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("🌙")]
    [InlineData("\u200B \u202E")]
    public void What_holds_no_letter_has_no_skeleton_and_imitates_only_itself(string name)
    {
        Assert.Equal("", LookAlikes.Skeleton(name));
        Assert.False(LookAlikes.Imitates(name, ["Alice", "—"]));
        Assert.True(LookAlikes.Imitates(name, [name]));
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(AnyText)])]
    internal bool A_skeleton_is_its_own_skeleton(AnyText text)
    {
        var skeleton = LookAlikes.Skeleton(text.Value);

        return LookAlikes.Skeleton(skeleton) == skeleton;
    }

    [Fact]
    public void Every_single_character_has_a_skeleton_that_is_its_own()
    {
        for (var value = 0; value <= 0x1FFFF; value++)
        {
            if (!System.Text.Rune.IsValid(value)) continue;
            var skeleton = LookAlikes.Skeleton(char.ConvertFromUtf32(value));
            Assert.True(LookAlikes.Skeleton(skeleton) == skeleton, $"U+{value:X4} becomes {skeleton}");
        }
    }
}

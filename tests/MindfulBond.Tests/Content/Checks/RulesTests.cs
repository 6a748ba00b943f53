using System.Text.RegularExpressions;
using MindfulBond.Content;
using MindfulBond.Content.Checks;
using MindfulBond.Images;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Content.Checks;

/// <summary>Every rule finds what it is for, spares what is near, and is written down.</summary>
public sealed partial class RulesTests
{
    public static TheoryData<string> Names => [.. Rules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_finds_what_breaks_it_with_file_line_weight_and_mend_and_spares_what_keeps_it(string name)
    {
        var (rule, fixture) = (Rules.Of(name)!, RuleFixtures.All[name]);
        foreach (var strict in new[] { false, true })
        {
            var found = Examine(fixture.Bad, strict).Where(problem => problem.Rule == name).ToList();

            Assert.NotEmpty(found);
            Assert.All(found, problem => Assert.Equal(Meant(rule.Weight, strict), problem.Severity));
            Assert.Equal((fixture.File, fixture.Line), (found[0].File, found[0].Line));
            // What is wrong, or what to do, takes more than a word.
            Assert.All(found, problem => Assert.InRange(problem.Message.Split(' ').Length, 4, 80));
            Assert.DoesNotContain(Examine(fixture.Good, strict), problem => problem.Rule == name);
        }
    }

    [Fact]
    public void Every_rule_has_a_fixture_and_every_fixture_a_rule() =>
        Assert.Equal(Rules.All.Select(rule => rule.Name).Order(StringComparer.Ordinal), RuleFixtures.All.Keys.Order(StringComparer.Ordinal));

    /// <summary>Looks for what stands where a rule's name stands in the code: a word with hyphens, just before a message.</summary>
    [Fact]
    public void Every_rule_that_the_code_can_report_stands_in_the_table()
    {
        var source = Path.Combine(OwnContentTests.Repository, "src", "MindfulBond", "Content");
        var reported = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "Rules.cs")
            .SelectMany(file => RuleInCode().Matches(File.ReadAllText(file))).Select(match => match.Groups["rule"].Value).ToHashSet();

        Assert.True(reported.Count > 80, $"Only {reported.Count} rules were found in the code.");
        Assert.Equal(Rules.All.Select(rule => rule.Name).Order(StringComparer.Ordinal), reported.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_documentation_lists_every_rule_as_the_table_does()
    {
        var written = File.ReadAllText(Path.Combine(OwnContentTests.Repository, "docs", "check.md"));
        var expected = string.Join('\n', Rules.ByTheme.Select(theme =>
            $"### {theme.About}\n\n| rule | weight | finds | mend |\n|---|---|---|---|\n{string.Concat(theme.Rules.Select(rule => $"| `{rule.Name}` | {Word(rule.Weight)} | {rule.Finds} | {rule.Mend} |\n"))}"));

        Assert.Contains(expected, written, StringComparison.Ordinal);

        static string Word(Weight weight) => weight.ToString().ToLowerInvariant();
    }

    private static IReadOnlyList<Problem> Examine(Action<TempContent> write, bool strict)
    {
        using var content = new TempContent(new LookedThrough());
        write(content);
        if (strict && !File.Exists(content.Path("site.yaml"))) content.Write("site.yaml", "editorial: strict");
        else if (strict) content.Write("site.yaml", File.ReadAllText(content.Path("site.yaml")) + "\neditorial: strict");
        return new ContentDoctor().Examine(content.Read(), A.Day);
    }

    private static Severity Meant(Weight weight, bool strict) => weight switch
    {
        Weight.Error => Severity.Error,
        Weight.Warning => Severity.Warning,
        Weight.Trust => strict ? Severity.Error : Severity.Warning,
        Weight.Advice => strict ? Severity.Warning : Severity.Note,
        _ => Severity.Note,
    };

    [GeneratedRegex("""(?<!WriteAttribute)[(,]\s*"(?<rule>[a-z]+(?:-[a-z0-9]+)+)",\s*(?:string\.Create\(\s*CultureInfo\.InvariantCulture,\s*)?[$@]*"(?:[A-Z“{#</])""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex RuleInCode();
}

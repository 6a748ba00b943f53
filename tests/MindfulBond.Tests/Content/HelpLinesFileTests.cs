using MindfulBond.Content;

namespace MindfulBond.Tests.Content;

/// <summary>A wrong number can cost a life: only what is whole is shown, and everything else is reported.</summary>
public sealed class HelpLinesFileTests
{
    private const string Whole = """id: a, name: A line, audiences: [crisis], website: "https://a.example/", sourceUrl: "https://a.example/n", sourceDate: 2026-11-22""";

    [Fact]
    public void A_whole_entry_is_read_whole()
    {
        var help = Good("""
            directory: { name: Directory, url: "https://directory.example/" }
            countries:
              - code: GB
                name: United Kingdom
                emergency: { number: "999", note: Silent calls work., sourceUrl: "https://police.example/" }
                lines:
                  - id: gb-a
                    name: A line
                    nameLocal: Une ligne
                    audiences: [crisis, domesticAbuse]
                    phone: { display: "0808 2000 247", dial: "+448082000247" }
                    sms: { number: "85258", keyword: SHOUT }
                    chatUrl: https://a.example/chat
                    email: jo@a.example
                    hours: { text: "Every day", always: true }
                    languages: [en, cy]
                    cost: free
                    showsOnBill: "no"
                    accessibility: [relay]
                    website: https://a.example/
                    sourceUrl: https://a.example/numbers
                    sourceDate: 2026-11-01
                    verifiedOn: 2026-11-22
                    status: verified
            """);

        Assert.Equal(("Directory", "https://directory.example/"), (help.DirectoryName, help.DirectoryUrl));
        var country = Assert.Single(help.Countries);
        Assert.Equal(("gb", "/help/gb", new EmergencyNumber("999", "Silent calls work.", "https://police.example/")), (country.Code, country.Address, country.Emergency));
        var line = Assert.Single(country.Lines);
        Assert.Equal([Audience.Crisis, Audience.DomesticAbuse], line.Audiences);
        Assert.Equal((new Telephone("0808 2000 247", "+448082000247"), new TextNumber("85258", "SHOUT")), (line.Phone, line.Sms));
        Assert.Equal(("Une ligne", "https://a.example/chat", "jo@a.example", "Every day"), (line.NameLocal, line.ChatUrl, line.Email, line.Hours));
        Assert.Equal((CallCost.Free, OnTheBill.No, LineStatus.Verified, new DateOnly(2026, 11, 22)), (line.Cost, line.ShowsOnBill, line.Status, line.CheckedOn));
    }

    [Fact]
    public void Countries_stand_in_the_order_of_their_names()
    {
        Assert.Equal(["at", "gb"], Good("countries: [{ code: GB, name: United Kingdom }, { code: AT, name: Austria }]").Countries.Select(country => country.Code));
    }

    [Theory]
    [InlineData("{ name: Somewhere }")]
    [InlineData("{ code: GBR, name: United Kingdom }")]
    [InlineData("{ code: 44, name: United Kingdom }")]
    [InlineData("{ code: GB }")]
    [InlineData("GB")]
    public void A_country_without_code_or_name_is_left_out(string country)
    {
        var (help, problems) = Read($"countries:\n  - {country}\n  - {{ code: FR, name: France }}");

        Assert.Equal("fr", Assert.Single(help!.Countries).Code);
        Assert.Equal([(2, Severity.Error, "country-invalid")], Shapes(problems));
    }

    [Fact]
    public void Of_a_country_that_stands_twice_the_first_counts()
    {
        var (help, problems) = Read("countries:\n  - { code: GB, name: One }\n  - { code: gb, name: Two }");

        Assert.Equal("One", Assert.Single(help!.Countries).Name);
        Assert.Equal([(3, Severity.Error, "country-twice")], Shapes(problems));
    }

    [Theory]
    [InlineData("name: A line, audiences: [crisis], website: 'https://a.example'", "line-incomplete")]
    [InlineData("id: a, audiences: [crisis], website: 'https://a.example'", "line-incomplete")]
    [InlineData("id: a, name: A line, audiences: [crisis]", "line-incomplete")]
    [InlineData("id: a, name: A line, website: 'https://a.example'", "line-incomplete")]
    [InlineData("id: a, name: A line, audiences: [crisis], website: 'http://a.example'", "address-invalid|line-incomplete")]
    [InlineData("id: a, name: A line, audiences: [crisis], website: 'javascript:alert(1)'", "address-invalid|line-incomplete")]
    [InlineData("id: a, name: A line, audiences: [everyone], website: 'https://a.example'", "value-unknown|line-incomplete")]
    [InlineData("id: a, name: A line, audiences: ['1'], website: 'https://a.example'", "value-unknown|line-incomplete")]
    [InlineData("id: a, name: A line, audiences: ['-1'], website: 'https://a.example'", "value-unknown|line-incomplete")]
    [InlineData("id: a, name: A line, audiences: ['crisis, youth'], website: 'https://a.example'", "value-unknown|line-incomplete")]
    public void A_line_that_is_not_whole_is_not_shown(string line, string rules)
    {
        var (help, problems) = ReadLine(line);

        Assert.Empty(Assert.Single(help!.Countries).Lines);
        Assert.Equal(rules, string.Join('|', problems.Select(problem => problem.Rule)));
        Assert.All(problems, problem => Assert.Equal((5, Severity.Error), (problem.Line, problem.Severity)));
    }

    [Fact]
    public void Of_two_lines_with_one_id_the_first_is_shown()
    {
        var (help, problems) = Read($"countries:\n  - code: GB\n    name: UK\n    lines:\n      - {{ {Whole} }}\n      - {{ {Whole} }}");

        Assert.Single(Assert.Single(help!.Countries).Lines);
        Assert.Equal([(6, Severity.Error, "line-twice")], Shapes(problems));
    }

    [Theory]
    [InlineData("phone: { display: 116 123, dial: '116123' }")]
    [InlineData("phone: { display: 116 123, dial: '116123' }, sourceUrl: 'https://a.example'")]
    [InlineData("sms: { number: '85258' }, sourceDate: 2026-11-22")]
    public void A_number_without_an_official_source_is_not_shown(string keys)
    {
        var (help, problems) = ReadLine($"id: a, name: A line, audiences: [crisis], website: 'https://a.example', {keys}");

        var line = Assert.Single(Assert.Single(help!.Countries).Lines);
        Assert.Equal((null, null), (line.Phone, line.Sms));
        Assert.Equal([(5, Severity.Error, "line-unsourced")], Shapes(problems));
    }

    [Theory]
    [InlineData("phone: { display: 116 123 }")]
    [InlineData("phone: { dial: '116123' }")]
    [InlineData("phone: { display: 116 123, dial: '116124' }")]
    [InlineData("phone: { display: 116 123, dial: 116 123 }")]
    [InlineData("phone: { display: '1', dial: '1' }")]
    [InlineData("phone: { display: '+1 234', dial: '+1234' }")]
    [InlineData("phone: { display: call us, dial: '116123' }")]
    [InlineData("phone: { display: 116 123, dial: 'tel:116123' }")]
    [InlineData("phone: 116 123")]
    [InlineData("phone: ['116123']")]
    [InlineData("sms: { keyword: SHOUT }")]
    [InlineData("sms: { number: text us }")]
    public void A_number_that_is_no_number_is_not_shown(string key)
    {
        var (help, problems) = ReadLine($"{Whole}, {key}");

        var line = Assert.Single(Assert.Single(help!.Countries).Lines);
        Assert.Equal((null, null), (line.Phone, line.Sms));
        Assert.Equal([(5, Severity.Error, "phone-invalid")], Shapes(problems));
    }

    [Theory]
    [InlineData("116 123", "116123")]
    [InlineData("0808 2000 247", "+448082000247")]
    [InlineData("+49 30 1234567", "+49301234567")]
    [InlineData("13 11 14", "131114")]
    public void What_is_shown_and_what_is_dialled_have_the_same_digits(string display, string dial)
    {
        var (help, problems) = ReadLine($"{Whole}, phone: {{ display: '{display}', dial: '{dial}' }}");

        Assert.Empty(problems);
        Assert.Equal(new Telephone(display, dial), Assert.Single(Assert.Single(help!.Countries).Lines).Phone);
    }

    [Theory]
    [InlineData("chatUrl: 'http://a.example'", "address-invalid", Severity.Error)]
    [InlineData("email: nobody", "email-invalid", Severity.Error)]
    [InlineData("email: 'a@b.example?bcc=x@y.example'", "email-invalid", Severity.Error)]
    [InlineData("status: verified", "line-unverified", Severity.Error)]
    [InlineData("status: sure", "value-unknown", Severity.Warning)]
    [InlineData("cost: cheap", "value-unknown", Severity.Warning)]
    [InlineData("showsOnBill: perhaps", "value-unknown", Severity.Warning)]
    [InlineData("verifiedOn: lately", "date-invalid", Severity.Error)]
    [InlineData("telephone: 1", "key-unknown", Severity.Warning)]
    public void A_wrong_detail_is_left_out_and_the_line_is_shown(string key, string rule, Severity severity)
    {
        var (help, problems) = ReadLine($"{Whole}, {key}");

        var line = Assert.Single(Assert.Single(help!.Countries).Lines);
        Assert.Equal((null, null, LineStatus.Unverified, CallCost.Unknown, OnTheBill.Unknown), (line.ChatUrl, line.Email, line.Status, line.Cost, line.ShowsOnBill));
        Assert.Equal([(5, severity, rule)], Shapes(problems));
    }

    [Fact]
    public void Hours_may_be_words_alone()
    {
        Assert.Equal("Every day", Assert.Single(Assert.Single(ReadLine($"{Whole}, hours: Every day").Help!.Countries).Lines).Hours);
    }

    [Theory]
    [InlineData("{ number: '999' }", "emergency-invalid")]
    [InlineData("{ number: nine, sourceUrl: 'https://a.example' }", "emergency-invalid")]
    [InlineData("{ sourceUrl: 'https://a.example' }", "emergency-invalid")]
    [InlineData("{ number: '999', sourceUrl: 'http://a.example' }", "address-invalid|emergency-invalid")]
    [InlineData("'999'", "emergency-invalid")]
    public void An_emergency_number_without_digits_or_source_is_not_shown(string emergency, string rules)
    {
        var (help, problems) = Read($"countries:\n  - code: GB\n    name: UK\n    emergency: {emergency}");

        Assert.Null(Assert.Single(help!.Countries).Emergency);
        Assert.Equal(rules, string.Join('|', problems.Select(problem => problem.Rule)));
        Assert.All(problems, problem => Assert.Equal((4, Severity.Error), (problem.Line, problem.Severity)));
    }

    [Theory]
    [InlineData("countries: [", 1)]
    [InlineData("- a", 1)]
    [InlineData("countries:\n  - code: GB\n   name: UK", 3)]
    public void A_broken_file_is_a_problem_and_no_help_lines(string text, int line)
    {
        var (help, problems) = Read(text);

        Assert.Null(help);
        Assert.Equal([(line, Severity.Error, "yaml-invalid")], Shapes(problems));
    }

    [Theory]
    [InlineData("")]
    [InlineData("countries:")]
    [InlineData("countries: []")]
    [InlineData("# nothing")]
    public void A_file_without_countries_is_an_empty_list(string text)
    {
        Assert.Empty(Good(text).Countries);
    }

    private static HelpLines Good(string yaml)
    {
        var (help, problems) = Read(yaml);
        Assert.Empty(problems);
        return help!;
    }

    private static (HelpLines? Help, IReadOnlyList<Problem> Problems) ReadLine(string line) =>
        Read($"countries:\n  - code: GB\n    name: UK\n    lines:\n      - {{ {line} }}");

    private static (HelpLines? Help, IReadOnlyList<Problem> Problems) Read(string yaml)
    {
        var problems = new ProblemList(HelpLinesFile.Name);
        return (HelpLinesFile.Read(yaml, problems), problems.All);
    }

    private static List<(int, Severity, string)> Shapes(IEnumerable<Problem> problems) => [.. problems.Select(problem => (problem.Line, problem.Severity, problem.Rule))];
}

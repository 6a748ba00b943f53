using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Accounts;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Accounts;

public sealed class PasswordRulesTests(KnownSites sites)
{
    [Theory]
    [InlineData("")]
    [InlineData("fourteen chars")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦abcdefghijk")]
    public async Task Short_ones_are_refused_by_what_one_sees(string password) => Assert.StartsWith("Fifteen characters or more.", await ProblemAsync(password), StringComparison.Ordinal);

    [Fact]
    public async Task The_longest_fits_and_one_more_does_not()
    {
        var random = string.Concat(Enumerable.Range(0, PasswordRules.Longest).Select(i => (char)('a' + (i * i % 23))));

        Assert.Null(await ProblemAsync(random));
        Assert.Contains("256", await ProblemAsync(random + "x"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("CorrectHorseBatteryStaple1!")]
    [InlineData("passwordpassword")]
    [InlineData("Password-Password-2026")]
    [InlineData("P4ssw0rdP4ssw0rd")]
    [InlineData("qwertyuiopasdfghjkl")]
    [InlineData("1qaz2wsx3edc4rfv")]
    [InlineData("123456789012345")]
    [InlineData("2023202420252026")]
    [InlineData("iloveyouforever!!!")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa")]
    [InlineData("!!!!!!!!!!!!!!!!!")]
    [InlineData("abcabcabcabcabcabc")]
    [InlineData("sunshine1234567890")]
    [InlineData("maytheforcebewithyou")]
    [InlineData("the quick brown fox jumps over the lazy dog")]
    [InlineData("zyxwvutsrqponmlkjihg")]
    public async Task Those_that_are_tried_first_are_refused(string password) => Assert.Contains("tried first", await ProblemAsync(password), StringComparison.Ordinal);

    [Theory]
    [InlineData("ada.lovelace@example.org")]
    [InlineData("adalovelace12345678")]
    [InlineData("Sample Site 2026!!")]
    [InlineData("MindfulBond-MindfulBond-1")]
    public async Task The_email_and_the_sites_name_are_no_password(string password) => Assert.NotNull(await ProblemAsync(password));

    [Theory]
    [InlineData("the kettle sang before we did")]
    [InlineData("ada lovelace never liked the engine's noise")]
    [InlineData("kV9#mQ2$xL7&pR4")]
    [InlineData("我们在厨房里谁也没有说话直到天亮了")]
    [InlineData("               tea, at four")]
    public async Task Anything_else_is_taken(string password) => Assert.Null(await ProblemAsync(password));

    private async Task<string?> ProblemAsync(string password) =>
        (await sites.SampleSite).Site.Services.GetRequiredService<PasswordRules>().ProblemOf(password, "ada.lovelace@example.org");
}

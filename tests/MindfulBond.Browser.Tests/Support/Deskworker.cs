using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MindfulBond.Accounts;
using MindfulBond.Site;

namespace MindfulBond.Browser.Tests.Support;

/// <summary>Somebody who gets in at the desk, and sees what they see.</summary>
public sealed partial class Deskworker(IPage page, ServedSite site)
{
    public const string Email = "ada@example.org";
    public const string Password = "the kettle sang before we did";

    public IPage Browser => page;

    public ILocator Heading => page.Locator("h1");

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>Makes an account without the form.</summary>
    public static async Task<Account> AccountAsync(ServedSite site, AccountRole role = AccountRole.Owner, string email = Email)
    {
        var book = site.Services.GetRequiredService<AccountBook>();
        var account = book.New(email, "Ada Lovelace", Password, role);
        account.HasReadRoleCard = true;
        Assert.Equal(AccountAnswer.Done, await book.AddAsync(account, "test", TestContext.Current.CancellationToken));
        return account;
    }

    /// <summary>The one-time code that the site's log shows.</summary>
    public async Task<string> SetupCodeAsync()
    {
        var logs = Path.Combine(site.Services.GetRequiredService<IOptions<DataOptions>>().Value.FullPath, "logs");
        await using var file = new FileStream(Directory.GetFiles(logs).Single(), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return CodeInLog().Match(await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Groups["code"].Value;
    }

    /// <summary>A device that answers for a person who is there, as a phone with a fingerprint does.</summary>
    public async Task HoldPasskeysAsync()
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    public async Task SetUpAsync()
    {
        await page.GotoAsync("/admin/setup");
        await page.GetByLabel("One-time code").FillAsync(await SetupCodeAsync());
        await page.GetByLabel("Email").FillAsync(Email);
        await page.GetByLabel("Public name").FillAsync("Ada Lovelace");
        await page.GetByLabel("Password").FillAsync(Password);
        await Button("Make the owner").ClickAsync();
        await Button("I’ve read it").ClickAsync();
        await Assertions.Expect(Heading).ToHaveTextAsync(Email);
    }

    public async Task AddPasskeyAsync(string name)
    {
        await page.GotoAsync("/admin/you");
        await page.Locator("#mb-called").FillAsync(name);
        await Button("Add a passkey").ClickAsync();
        await Assertions.Expect(page.GetByText("The passkey is added.")).ToBeVisibleAsync();
    }

    public async Task TypePasswordAsync()
    {
        await page.GetByLabel("Email").FillAsync(Email);
        await page.GetByLabel("Password").FillAsync(Password);
        await Button("Sign in").ClickAsync();
    }

    public async Task SignInAsync(string to = "/admin/you")
    {
        await page.GotoAsync(to);
        await TypePasswordAsync();
    }

    [GeneratedRegex(@"with the code (?<code>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeInLog();
}

namespace MindfulBond.Browser.Tests.Support;

/// <summary>Somebody who writes a comment, and sees what a commenter sees.</summary>
public sealed class Commenter(IPage page, TalkingSite site, string slug)
{
    // A person reads the preview for a while; a program is done at once.
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(30);

    public IPage Browser => page;

    /// <summary>What is written when a test does not care; of each article its own, since the same words are not taken twice.</summary>
    public string Words => $"We said it on the stairs, and then we **laughed** all of {slug}.\n\n- slowly\n- twice";

    public SitePage Page { get; } = new(page);

    public string Slug => slug;

    public string Address => $"/articles/{slug}";

    public ILocator Body => page.Locator("#mb-body");

    public ILocator Name => page.Locator("#mb-name");

    public ILocator OnlyForTheAuthor => page.GetByLabel("Only for the author");

    public ILocator Consent => page.Locator("#mb-consent");

    public ILocator Summary => page.Locator(".summary");

    /// <summary>The comment in the preview.</summary>
    public ILocator Previewed => page.Locator(".alone .comment > article");

    /// <summary>The comments under the article.</summary>
    public ILocator Comments => page.Locator("#mb-talk .comment > article");

    /// <summary>The five words.</summary>
    public ILocator Phrase => page.Locator(".phrase");

    public ILocator Heading => page.Locator("h1");

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public Task OpenAsync(string query = "") => page.GotoAsync(Address + query);

    public async Task WriteAsync(string? text = null, string name = "")
    {
        await Body.FillAsync(text ?? Words);
        await Name.FillAsync(name);
    }

    /// <summary>From the article to the preview.</summary>
    public async Task PreviewAsync(string? text = null, string name = "")
    {
        await OpenAsync();
        await WriteAsync(text, name);
        await SeeAsync();
    }

    public async Task SeeAsync()
    {
        await Button("See it as others will").ClickAsync();
        await Assertions.Expect(Heading).ToHaveTextAsync("Before you send it");
    }

    /// <summary>Reads the preview, agrees, and sends.</summary>
    public async Task SendAsync()
    {
        await AgreeAsync();
        await Button("Send").ClickAsync();
        await Assertions.Expect(Phrase).ToBeVisibleAsync();
    }

    public async Task AgreeAsync()
    {
        site.Wait(Reading);
        await Consent.CheckAsync();
    }

    /// <summary>From the article to the receipt.</summary>
    /// <returns>The five words.</returns>
    public async Task<string> CommentAsync(string? text = null, string name = "")
    {
        await PreviewAsync(text, name);
        await SendAsync();
        return await Phrase.InnerTextAsync();
    }

    /// <summary>Opens the private place.</summary>
    public async Task OpenNoteAsync(string phrase)
    {
        await page.GotoAsync("/note");
        await page.GetByLabel("Your five words").FillAsync(phrase);
        await Button("Open my note").ClickAsync();
    }
}

using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MindfulBond.Accounts;

namespace MindfulBond.Tests.Support;

/// <summary>One signed-in browser that opens pages of the desk and presses their buttons.</summary>
internal sealed class DeskVisit(SiteFixture site, string session)
{
    private string? _formCookie;

    public static async Task<DeskVisit> StartAsync(SiteFixture site, AccountRole role = AccountRole.Owner, string email = "ada@example.org") =>
        new(site, await site.SignInAsync(role, email));

    /// <summary>The same browser with a new session, and the pages it still has open.</summary>
    public async Task<DeskVisit> SignInAgainAsync(string email) => new(site, await site.SignInAsync(email: email)) { _formCookie = _formCookie };

    public async Task<Answer> OpenAsync(string path)
    {
        using var answer = await site.GetAsync(path.Split('#')[0], "Cookie: " + Cookies);
        Remember(answer);
        return await Answer.OfAsync(answer);
    }

    /// <summary>Sends the form in which a selector finds something, as that page shows it, with some fields filled in otherwise.</summary>
    public async Task<Answer> PressAsync(Answer page, string within, params (string Name, string Value)[] filledIn)
    {
        var form = page.Page.Forms.Single(form => form.QuerySelector(within) is not null);
        var fields = form.QuerySelectorAll("input, textarea, select").Select(FieldOf).OfType<(string Name, string Value)>()
            .Where(field => !filledIn.Any(filled => filled.Name == field.Name)).Concat(filledIn);
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await site.SendAsync(HttpMethod.Post, form.GetAttribute("action")!, content, "Cookie: " + Cookies);
        Remember(answer);
        return await Answer.OfAsync(answer);
    }

    private string Cookies => _formCookie is null ? session : $"{session}; {_formCookie}";

    private void Remember(HttpResponseMessage answer)
    {
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.FirstOrDefault(cookie => cookie.StartsWith("desk-form=", StringComparison.Ordinal)) is { } cookie)
            _formCookie = cookie[..cookie.IndexOf(';', StringComparison.Ordinal)];
    }

    private static (string, string)? FieldOf(IElement field) => field switch
    {
        IHtmlTextAreaElement { Name.Length: > 0 } area => (area.Name, area.Value),
        IHtmlSelectElement { Name.Length: > 0 } choice => (choice.Name, choice.Value ?? ""),
        IHtmlInputElement { Name.Length: > 0, Type: "checkbox" or "radio" } box => box.IsChecked ? (box.Name, box.Value) : null,
        IHtmlInputElement { Name.Length: > 0 } input => (input.Name, input.Value),
        _ => null,
    };
}

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MindfulBond.Accounts;
using MindfulBond.Comments;

namespace MindfulBond.Tests.Support;

/// <summary>Somebody at the desk in a browser without script: follows links and presses buttons of the page that is open.</summary>
internal sealed class AtDesk(SiteFixture site, string cookie)
{
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal) { [cookie.Split('=', 2)[0]] = cookie.Split('=', 2)[1] };

    public Answer Page { get; private set; } = null!;

    /// <summary>Path and query of the page that is open.</summary>
    public string Address { get; private set; } = "";

    public string Bar => Page.Page.QuerySelector("#mb-said")?.TextContent.Trim() ?? "";

    public static async Task<AtDesk> SitAsync(SiteFixture site, string email = "ada@example.org", string publicName = "Ada Lovelace", Action<Account>? prefer = null)
    {
        var cookie = await site.SignInAsync(AccountRole.Moderator, email, publicName);
        await using (var database = site.Database())
        {
            var account = database.Users.Single(one => one.Email == email);
            account.ReadsInFives = false;
            prefer?.Invoke(account);
            await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        return new AtDesk(site, cookie);
    }

    public async Task<Answer> GoAsync(string address, params string[] headers)
    {
        using var answer = await site.GetAsync(address, [.. headers, $"Cookie: {Cookies}"]);
        return await ArriveAsync(address, answer);
    }

    /// <summary>Presses a button of the page that is open, with what is typed, and follows where it leads.</summary>
    /// <param name="button">Its name and value, such as <c>do=publish</c>.</param>
    /// <param name="typed">Fields by name; those not named stay as they are.</param>
    public async Task<Answer> PressAsync(string button, params (string Name, string Value)[] typed)
    {
        var (path, fields) = Press(button, typed);
        return await SendAsync(path, fields);
    }

    /// <summary>What pressing a button would send, to be sent later or twice.</summary>
    public (string Path, IReadOnlyList<(string Name, string Value)> Fields) Press(string button, params (string Name, string Value)[] typed)
    {
        var (name, value) = (button.Split('=')[0], button.Split('=')[1]);
        var pressed = Page.Page.QuerySelector<IHtmlButtonElement>($"main button[name='{name}'][value='{value}']") ?? throw new InvalidOperationException($"There is no {button} on {Address}:\n{Page.Words}");
        var form = pressed.GetAttribute("form") is { } other ? (IHtmlFormElement)Page.Page.GetElementById(other)! : (IHtmlFormElement)pressed.Closest("form")!;
        var fields = new List<(string Name, string Value)>();
        foreach (var field in form.QuerySelectorAll("input, textarea, select"))
        {
            if (field is IHtmlTextAreaElement area) fields.Add((area.Name!, area.Value));
            else if (field is IHtmlSelectElement select) fields.Add((select.Name!, select.Value ?? ""));
            else if (field is IHtmlInputElement input && (input.Type is not ("checkbox" or "radio") || input.IsChecked)) fields.Add((input.Name!, input.Value));
        }

        foreach (var (field, _) in typed) fields.RemoveAll(one => one.Name == field);
        return (pressed.GetAttribute("formaction") ?? form.GetAttribute("action")!, [.. fields, .. typed, (name, value)]);
    }

    public async Task<Answer> SendAsync(string path, IEnumerable<(string Name, string Value)> fields, params string[] headers)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await site.SendAsync(HttpMethod.Post, path, form, [.. headers, $"Cookie: {Cookies}"]);
        return await ArriveAsync(path, answer);
    }

    public Task<Answer> OpenAsync(Comment comment, string query = "") => GoAsync($"/admin/comments/{comment.Id:N}{query}");

    private string Cookies => string.Join("; ", _cookies.Select(one => $"{one.Key}={one.Value}"));

    private async Task<Answer> ArriveAsync(string address, HttpResponseMessage answer)
    {
        if (answer.Headers.TryGetValues("Set-Cookie", out var given))
        {
            foreach (var one in given)
            {
                Assert.Contains("path=/admin", one, StringComparison.OrdinalIgnoreCase);
                _cookies[one.Split('=')[0]] = one.Split(';')[0].Split('=', 2)[1];
            }
        }

        if (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther)
        {
            var next = answer.Headers.Location!.OriginalString;
            return next.StartsWith("/admin", StringComparison.Ordinal) ? await GoAsync(next) : await Answer.OfAsync(answer);
        }

        (Address, Page) = (address, await Answer.OfAsync(answer));
        return Page;
    }
}

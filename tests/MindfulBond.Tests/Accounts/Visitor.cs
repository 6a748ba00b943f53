using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Accounts;
using MindfulBond.Audit;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Accounts;

/// <summary>A browser at the desk, as far as forms and cookies go.</summary>
internal sealed class Visitor(SiteFixture site)
{
    public const string Password = "the kettle sang before we did";

    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>Where this visitor comes from, as a proxy tells it.</summary>
    public string From { get; init; } = "203.0.113.7";

    /// <summary>A site that believes its proxy, so that visitors come from somewhere.</summary>
    public static Task<SiteFixture> StartAsync(params string[] settings) => Talking.StartAsync(["--ForwardedHeaders:KnownProxies=127.0.0.1", .. settings]);

    /// <summary>Makes an account with a password.</summary>
    public static async Task<Account> AccountAsync(SiteFixture site, AccountRole role = AccountRole.Owner, string email = "ada@example.org", bool hasRead = true)
    {
        var book = site.Services.GetRequiredService<AccountBook>();
        var account = book.New(email, "Ada", Password, role);
        account.HasReadRoleCard = hasRead;
        Assert.Equal(AccountAnswer.Done, await book.AddAsync(account, "test", TestContext.Current.CancellationToken));
        return account;
    }

    /// <summary>A visitor who is signed in by password.</summary>
    public static async Task<Visitor> InAsync(SiteFixture site, string email = "ada@example.org")
    {
        var visitor = new Visitor(site);
        var answer = await visitor.SignInAsync(email);
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        return visitor;
    }

    public Task<Answer> SignInAsync(string email = "ada@example.org", string password = Password) =>
        PressAsync("/admin/sign-in", "form[action='/admin/sign-in']", ("email", email), ("password", password));

    public async Task<Answer> GetAsync(string path)
    {
        using var answer = await site.GetAsync(path, Headers());
        return await TakeAsync(answer);
    }

    /// <summary>Opens a page and presses the button of a form on it.</summary>
    public async Task<Answer> PressAsync(string page, string form, params (string Name, string Value)[] typed) => await PressAsync(await GetAsync(page), form, typed);

    /// <summary>Presses the button of a form on a page that is open.</summary>
    public Task<Answer> PressAsync(Answer open, string form, params (string Name, string Value)[] typed)
    {
        var found = open.Page.QuerySelector(form) ?? throw new InvalidOperationException($"No {form} on: {open.Words}");
        var fields = found.QuerySelectorAll("input").Where(field => field.GetAttribute("type") is not ("checkbox" or "radio") && field.HasAttribute("name"))
            .Select(field => (Name: field.GetAttribute("name")!, Value: field.GetAttribute("value") ?? "")).ToList();
        fields.RemoveAll(field => typed.Any(one => one.Name == field.Name));
        return PostAsync(found.GetAttribute("action")!, [.. fields, .. typed]);
    }

    public async Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var body = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await site.SendAsync(HttpMethod.Post, path, body, Headers());
        return await TakeAsync(answer);
    }

    public void Lose(string cookie) => _cookies.Remove(cookie);

    public static async Task<List<AuditEntry>> EntriesAsync(SiteFixture site)
    {
        await using var database = site.Database();
        return await database.AuditEntries.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What an authenticator app shows now (RFC 6238): Identity keeps the machine's time.</summary>
    public static string CodeOf(string key)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Where(char.IsLetterOrDigit).Select(letter => Convert.ToString(Letters.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(8 * i, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30));
#pragma warning disable CA5350 // The standard of authenticator apps.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    private string[] Headers() => _cookies.Count == 0
        ? [$"X-Forwarded-For: {From}"]
        : [$"X-Forwarded-For: {From}", "Cookie: " + string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))];

    private async Task<Answer> TakeAsync(HttpResponseMessage answer)
    {
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
        {
            var (name, value) = (set.Split('=')[0], set.Split(';')[0][(set.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            if (value.Length == 0) _cookies.Remove(name);
            else _cookies[name] = value;
            Assert.Contains("path=/admin", set, StringComparison.Ordinal);
            Assert.Contains("samesite=strict", set, StringComparison.Ordinal);
            if (value.Length > 0) Assert.Contains("httponly", set, StringComparison.Ordinal);
        }

        return await Answer.OfAsync(answer);
    }
}

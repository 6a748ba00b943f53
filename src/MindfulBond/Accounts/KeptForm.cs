using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MindfulBond.Accounts;

/// <summary>
/// What somebody had typed when the desk asked who they are. It travels as a hidden field through signing in and is sent on only by a
/// person's own press, after they saw it.
/// </summary>
/// <param name="To">Address it was sent to, with its query.</param>
/// <param name="Fields">Names and values in their order; the antiforgery token is made anew.</param>
public sealed record KeptForm(string To, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The field in which it travels.</summary>
    public const string Field = "kept";

    private const string Token = "__RequestVerificationToken";

    // What proves identity is never written back to a page.
    private static readonly string[] Secrets = ["password", "newPassword", "code", "credential", "key"];

    // Letters of every script stay one character; the page encodes what it prints.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The form of a request; null where there is none that can be sent once more.</summary>
    public static KeptForm? Of(HttpRequest request)
    {
        if (!request.HasFormContentType || request.Form.Files.Count > 0) return null;
        var fields = request.Form.Where(field => field.Key != Token)
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))).ToList();
        return fields.Exists(field => Secrets.Contains(field.Key)) ? null : new KeptForm(request.Path + request.QueryString, fields);
    }

    /// <summary>Reads what <see cref="Text"/> wrote; null where it leads anywhere but behind the door.</summary>
    public static KeptForm? Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            return JsonSerializer.Deserialize<KeptForm>(text) is { To: not null, Fields: not null } kept && IsBehindTheDoor(kept.To) && kept.Fields.All(field => field is { Key: not null, Value: not null })
                ? kept
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [JsonIgnore]
    public string Text => JsonSerializer.Serialize(this, Plain);

    /// <summary>Whether it still fits into a request beside what signing in needs; else it can only be copied.</summary>
    public bool Fits(long bodyBytes) => Uri.EscapeDataString(Text).Length + 8 * 1024 < bodyBytes;

    /// <summary>An address of ours, so that nobody is led elsewhere.</summary>
    public static bool IsBehindTheDoor(string? address) =>
        address is not null && (address == AccountsSetup.Door || address.StartsWith(AccountsSetup.Door + "/", StringComparison.Ordinal) || address.StartsWith(AccountsSetup.Door + "?", StringComparison.Ordinal))
        && !address.Contains('\\', StringComparison.Ordinal) && !address.Any(char.IsControl);
}

/// <summary>Set on a request that was stopped to ask who is there.</summary>
/// <param name="Back">Where it leads afterwards.</param>
/// <param name="Form">What was typed; null where there is nothing to keep.</param>
public sealed record Interrupted(string Back, KeptForm? Form);

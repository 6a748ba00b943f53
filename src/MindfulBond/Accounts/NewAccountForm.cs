using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using MindfulBond.Text;

namespace MindfulBond.Accounts;

/// <summary>What somebody types to get an account.</summary>
public sealed class NewAccountForm
{
    [FromForm(Name = "code")]
    public string? Code { get; init; }

    [FromForm(Name = "email")]
    public string? Email { get; init; }

    [FromForm(Name = "name")]
    public string? PublicName { get; init; }

    [FromForm(Name = "password")]
    public string? Password { get; init; }

    /// <summary>What stands against it, by field.</summary>
    public IEnumerable<(string Field, string Sentence)> Problems(PasswordRules rules)
    {
        if (EmailProblem(Email) is { } email) yield return ("email", email);
        if (NameProblem(PublicName) is { } name) yield return ("name", name);
        if (rules.ProblemOf(Password, Email) is { } password) yield return ("password", password);
    }

    internal static string? EmailProblem(string? email) =>
        email?.Trim() is { Length: > 2 and <= 256 } text && new EmailAddressAttribute().IsValid(text) && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter))
            ? null
            : "Write an email address, such as ada@example.org.";

    // Whoever writes here may go by a name that readers may not take.
    internal static string? NameProblem(string? name) => DisplayName.Read(name, []).Verdict switch
    {
        NameVerdict.Fine or NameVerdict.ReservedWord or NameVerdict.BelongsToAuthor => null,
        NameVerdict.TooLong => "Forty characters are the most that a name may have.",
        NameVerdict.LooksLikeEmail => "That looks like an email address, and readers would see it.",
        _ => "Readers need a name to see over your answers.",
    };

    internal static string CleanName(string? name) => DisplayName.Read(name, []).Text;
}

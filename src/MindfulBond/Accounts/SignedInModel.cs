using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Content;
using MindfulBond.Shared;

namespace MindfulBond.Accounts;

/// <summary>A page about accounts: it knows its session, and asks once more who is there before anything changes that proves it.</summary>
public abstract class SignedInModel(TimeProvider clock, ContentLibrary library) : PageModel, IDeskPage
{
    public abstract DeskHead Head { get; }

    public CurrentSession Session => HttpContext.Features.GetRequiredFeature<CurrentSession>();

    /// <summary>The e-mail of whoever is signed in; entries bear it.</summary>
    protected string Me => User.Identity!.Name!;

    protected string SiteTitle => library.Snapshot.Site.Title;

    protected DateTime NowUtc { get; } = clock.GetUtcNow().UtcDateTime;

    /// <summary>Whether identity was proved a moment ago.</summary>
    public bool ProvedRecently => NowUtc - Session.ProvedUtc <= AccountSessions.Proof;

    /// <summary>Answers with the question who is there; what was typed comes back afterwards.</summary>
    protected EmptyResult AskAgain()
    {
        HttpContext.Interrupt(AgainModel.Address);
        return new EmptyResult();
    }

    /// <summary>A moment as clocks where the site is at home show it.</summary>
    public string Moment(DateTime utc)
    {
        var zone = library.Snapshot.Site.TimeZone;
        var (local, today) = (TimeZoneInfo.ConvertTimeFromUtc(utc, zone), TimeZoneInfo.ConvertTimeFromUtc(NowUtc, zone));
        return local.Date == today.Date ? local.ToString("HH:mm", CultureInfo.InvariantCulture) : local.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>How a session began, in words.</summary>
    public static string WordsOf(SignInWay way) => way switch
    {
        SignInWay.Passkey => "by passkey",
        SignInWay.PasswordAndCode => "by password and code",
        SignInWay.RecoveryCode => "by password and recovery code",
        _ => "by password",
    };

    /// <summary>Leads back to this page, at one of its parts.</summary>
    protected static RedirectResult BackTo(string address) => new(address);
}

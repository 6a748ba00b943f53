using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Audit;
using MindfulBond.Data;

namespace MindfulBond.Accounts;

/// <summary>
/// Keeps who is signed in on the server. The cookie holds a random key alone, and the table its hash: ending a session is deleting a row, and
/// whoever reads the table can sign in as nobody.
/// </summary>
public sealed class AccountSessions(IDbContextFactory<BlogDb> databases, Writer writer, IDataProtectionProvider protection, TimeProvider clock) : ITicketStore
{
    /// <summary>How a session without use ends.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(30);

    /// <summary>The property of a ticket that says how identity was proved.</summary>
    internal const string WayProperty = "way";

    /// <summary>How long proving who one is holds for changing what proves it.</summary>
    public static readonly TimeSpan Proof = TimeSpan.FromMinutes(5);

    // Use is noted to the minute: once a page would be a write for each.
    internal static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);

    private readonly IDataProtector _protector = protection.CreateProtector("MindfulBond.Session.v1");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var session = new AccountSession
        {
            Id = Guid.NewGuid(),
            AccountId = Guid.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!),
            KeyHash = HashOf(key),
            Way = Enum.TryParse<SignInWay>(ticket.Properties.GetString(WayProperty), out var way) ? way : SignInWay.Password,
            StartedUtc = Now,
            SeenUtc = Now,
            ProvedUtc = Now,
            EndsUtc = Now + Quiet,
            Ticket = Seal(ticket),
        };
        // A session made without a way (a test's) is nobody's signing in.
        var who = ticket.Properties.GetString(WayProperty) is null ? null : ticket.Principal.Identity?.Name;
        await writer.RunAsync(async (database, cancel) =>
        {
            await database.AccountSessions.Where(one => one.EndsUtc <= session.StartedUtc).ExecuteDeleteAsync(cancel);
            database.AccountSessions.Add(session);
            if (who is not null) database.AuditEntries.Add(new AuditEntry(AuditEvent.SignedIn, who, who, session.StartedUtc, reason: session.Way.ToString()));
            return await database.SaveChangesAsync(cancel);
        });
        return key;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var (hash, sealedTicket, now) = (HashOf(key), Seal(ticket), Now);
        return writer.RunAsync((database, cancel) => database.AccountSessions.Where(session => session.KeyHash == hash).ExecuteUpdateAsync(
            session => session.SetProperty(one => one.Ticket, sealedTicket).SetProperty(one => one.SeenUtc, now).SetProperty(one => one.EndsUtc, now + Quiet), cancel));
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => RetrieveAsync(key, new DefaultHttpContext(), CancellationToken.None);

    /// <summary>Finds a session that has not ended, and leaves it on the request as a <see cref="CurrentSession"/>.</summary>
    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        var (hash, now) = (HashOf(key), Now);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var session = await database.AccountSessions.AsNoTracking().FirstOrDefaultAsync(one => one.KeyHash == hash && one.EndsUtc > now, cancellationToken);
        if (session is null) return null;
        httpContext.Features.Set(new CurrentSession(session.Id, session.AccountId, session.Way, session.StartedUtc, session.ProvedUtc));
        try
        {
            return TicketSerializer.Default.Deserialize(_protector.Unprotect(session.Ticket));
        }
        catch (CryptographicException)
        {
            // The keys beside the data are others than those it was sealed with.
            return null;
        }
    }

    public Task RemoveAsync(string key)
    {
        var hash = HashOf(key);
        return writer.RunAsync((database, cancel) => database.AccountSessions.Where(session => session.KeyHash == hash).ExecuteDeleteAsync(cancel));
    }

    /// <summary>How the table names the key of a cookie.</summary>
    internal static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(key)));

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private byte[] Seal(AuthenticationTicket ticket) => _protector.Protect(TicketSerializer.Default.Serialize(ticket));
}

/// <summary>The session of a request.</summary>
/// <param name="Id">Of its row.</param>
/// <param name="AccountId">Whose it is.</param>
/// <param name="Way">How it began.</param>
/// <param name="StartedUtc">When it began.</param>
/// <param name="ProvedUtc">When identity was last proved.</param>
public sealed record CurrentSession(Guid Id, Guid AccountId, SignInWay Way, DateTime StartedUtc, DateTime ProvedUtc);

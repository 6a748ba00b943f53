using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
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
        await writer.RunAsync(async (database, cancel) =>
        {
            database.AccountSessions.Add(session);
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

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var (hash, now) = (HashOf(key), Now);
        await using var database = await databases.CreateDbContextAsync();
        var ticket = await database.AccountSessions.AsNoTracking().Where(session => session.KeyHash == hash && session.EndsUtc > now).Select(session => session.Ticket).FirstOrDefaultAsync();
        return ticket is null ? null : TicketSerializer.Default.Deserialize(_protector.Unprotect(ticket));
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

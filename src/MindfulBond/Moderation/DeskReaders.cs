using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Accounts;
using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Data;

namespace MindfulBond.Moderation;

/// <summary>Tells who sits at the desk: the one place where an account becomes somebody with a public name and a voice.</summary>
public sealed class DeskReaders(IDbContextFactory<BlogDb> databases)
{
    /// <summary>The account of a signed-in browser, and how it speaks to readers.</summary>
    public async Task<Seat> OfAsync(ClaimsPrincipal user, ArticleCatalog catalog, CancellationToken cancel)
    {
        var id = Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);
        await using var database = await databases.CreateDbContextAsync(cancel);
        var account = await database.Users.AsNoTracking().FirstAsync(one => one.Id == id, cancel);
        var name = account.PublicName.Trim() is { Length: > 0 } chosen ? chosen : "A moderator";
        var isAuthor = catalog.Site.Authors.Concat(catalog.Authors).Any(author => string.Equals(author.Name, name, StringComparison.OrdinalIgnoreCase));
        return new Seat(account, new DeskReader(account.Email ?? user.Identity!.Name!, name, isAuthor ? CommentVoice.Author : CommentVoice.Moderator));
    }
}

/// <param name="Account">With the preferences of whoever sits there.</param>
/// <param name="Reader">As they decide and speak.</param>
public sealed record Seat(Account Account, DeskReader Reader);

using System.Globalization;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace MindfulBond.Moderation;

/// <summary>What the bar at the foot of the desk says: what was done last, and what undoes it. It stays until the next action.</summary>
/// <param name="Words">A sentence.</param>
/// <param name="Undo">What <see cref="ModerationDesk.UndoAsync"/> takes; null when there is nothing to undo.</param>
public sealed record Said(string Words, Guid? Undo = null)
{
    private const string Key = "said";

    /// <summary>Keeps it for the pages that follow. Only this account sees it.</summary>
    public static Said Keep(ITempDataDictionary kept, string account, Said said)
    {
        kept[Key] = new[] { account, said.Words, said.Undo?.ToString("N", CultureInfo.InvariantCulture) ?? "" };
        return said;
    }

    /// <summary>The last one; null when nothing was done yet.</summary>
    public static Said? Last(ITempDataDictionary kept, string account) =>
        kept.Peek(Key) is string[] { Length: 3 } said && said[0] == account ? new Said(said[1], Guid.TryParse(said[2], out var undo) ? undo : null) : null;
}

using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Shared;

namespace MindfulBond.Moderation;

/// <summary>The list of keys.</summary>
public sealed class KeysModel : PageModel, IDeskPage
{
    public DeskHead Head { get; } = new("Keys", DeskPlace.Queue);
}

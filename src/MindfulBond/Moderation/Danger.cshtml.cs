using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Shared;

namespace MindfulBond.Moderation;

/// <summary>The written procedure for danger to life: what is held, what to do, what to write down, and where it stops.</summary>
public sealed class DangerModel : PageModel, IDeskPage
{
    public DeskHead Head { get; } = new("What we do", DeskPlace.Queue);
}

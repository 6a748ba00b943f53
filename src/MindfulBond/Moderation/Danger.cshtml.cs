using MindfulBond.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Shared;

namespace MindfulBond.Moderation;

/// <summary>The written procedure for danger to life.</summary>
public sealed class DangerModel : PageModel, IDeskPage
{
    public DeskHead Head { get; } = new("Danger to life", RoleCardModel.Address);
}

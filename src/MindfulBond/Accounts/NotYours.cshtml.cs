using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Shared;

namespace MindfulBond.Accounts;

/// <summary>In place of a page that only owners see.</summary>
public sealed class NotYoursModel : PageModel, IDeskPage
{
    public DeskHead Head { get; } = new("Owners only");

    public void OnGet() => Response.StatusCode = StatusCodes.Status403Forbidden;
}

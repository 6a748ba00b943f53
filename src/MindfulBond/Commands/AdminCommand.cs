using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MindfulBond.Accounts;
using MindfulBond.Content;
using MindfulBond.Data;

namespace MindfulBond.Commands;

/// <summary>Makes accounts and resets passwords, for whoever runs the machine. Works while the site runs, and while it doesn't.</summary>
internal static class AdminCommand
{
    private const string By = "command line";

    public static Command Make(string[] settings)
    {
        var email = new Argument<string>("email") { Description = "The account's email address" };
        email.Validators.Add(result =>
        {
            if (NewAccountForm.EmailProblem(result.GetValueOrDefault<string>()) is { } problem) result.AddError(problem);
        });
        var role = new Option<string?>("--role") { Description = "owner or moderator (without it: owner while there is none)", HelpName = "ROLE" };
        role.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && RoleOf(text) is null) result.AddError($"--role {text} is not known. Write owner or moderator.");
        });
        var name = new Option<string?>("--name") { Description = "The name that readers see over answers (without it: what stands before the @)", HelpName = "NAME" };
        name.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && NewAccountForm.NameProblem(text) is { } problem) result.AddError(problem);
        });
        var add = new Command("add", "Make an account; the password is the first line of standard input") { email, role, name };
        add.SetAction((parsed, cancel) => RunAsync(
            settings, parsed.InvocationConfiguration,
            (site, console) => AddAsync(site, console, parsed.GetValue(email)!.Trim(), parsed.GetValue(role) is { } text ? RoleOf(text) : null, parsed.GetValue(name), cancel), cancel));

        var codesOff = new Option<bool>("--codes-off") { Description = "Turn the authenticator app off as well" };
        var reset = new Command("reset", "Reset a password and end every session; the password is the first line of standard input") { email, codesOff };
        reset.SetAction((parsed, cancel) => RunAsync(
            settings, parsed.InvocationConfiguration, (site, console) => ResetAsync(site, console, parsed.GetValue(email)!.Trim(), parsed.GetValue(codesOff), cancel), cancel));
        return new Command("admin", "Make an account, or reset its password") { add, reset };
    }

    private static async Task<int> AddAsync(IServiceProvider site, InvocationConfiguration console, string email, AccountRole? role, string? name, CancellationToken cancel)
    {
        if (await ReadPasswordAsync(site, console, email, cancel) is not { } password) return CommandLine.Failure;
        var book = site.GetRequiredService<AccountBook>();
        var given = role ?? (await HasOwnerAsync(site, cancel) ? AccountRole.Moderator : AccountRole.Owner);
        var account = book.New(email, NewAccountForm.CleanName(name ?? email.Split('@')[0]), password, given);
        if (await book.AddAsync(account, By, cancel) != AccountAnswer.Done)
        {
            await console.Error.WriteLineAsync($"{email} has an account already. To give it another password: admin reset {email}");
            return CommandLine.Failure;
        }

        await console.Output.WriteLineAsync($"{email} can sign in, as {(given == AccountRole.Owner ? "an owner" : "a moderator")}.");
        return CommandLine.Success;
    }

    private static async Task<int> ResetAsync(IServiceProvider site, InvocationConfiguration console, string email, bool codesOff, CancellationToken cancel)
    {
        if (await ReadPasswordAsync(site, console, email, cancel) is not { } password) return CommandLine.Failure;
        if (await site.GetRequiredService<AccountBook>().ResetAsync(email, password, codesOff, By, cancel) != AccountAnswer.Done)
        {
            await console.Error.WriteLineAsync($"Nobody has an account with {email}. To make one: admin add {email}");
            return CommandLine.Failure;
        }

        await console.Output.WriteLineAsync($"{email} has a new password. Every session has ended{(codesOff ? ", and the authenticator app is off" : "")}.");
        return CommandLine.Success;
    }

    // One line, so that the password stands in no list of processes and no history of commands.
    private static async Task<string?> ReadPasswordAsync(IServiceProvider site, InvocationConfiguration console, string email, CancellationToken cancel)
    {
        if (!Console.IsInputRedirected) await console.Error.WriteAsync("Password: ");
        var password = await Console.In.ReadLineAsync(cancel);
        var problem = string.IsNullOrEmpty(password) ? "No password came on standard input." : site.GetRequiredService<PasswordRules>().ProblemOf(password, email);
        if (problem is null) return password;
        await console.Error.WriteLineAsync(problem);
        return null;
    }

    private static async Task<bool> HasOwnerAsync(IServiceProvider site, CancellationToken cancel)
    {
        await using var database = await site.GetRequiredService<IDbContextFactory<BlogDb>>().CreateDbContextAsync(cancel);
        return await FirstOwner.ExistsAsync(database, cancel);
    }

    // The site's own parts, without its server: the database brought up to date, and the one hand that writes.
    private static async Task<int> RunAsync(string[] settings, InvocationConfiguration console, Func<IServiceProvider, InvocationConfiguration, Task<int>> work, CancellationToken cancel)
    {
        // What is said here is said to the person at the console, in one line.
        await using var site = WebSite.Create(settings, builder => builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance));
        site.Services.GetRequiredService<IStartupValidator>().Validate();
        await site.Services.GetServices<IHostedService>().OfType<Migrator>().Single().StartingAsync(cancel);
        // The site's title is a word that no password is made of.
        site.Services.GetRequiredService<ContentLibrary>().Refresh(lookAtMost: 0);
        var writer = site.Services.GetRequiredService<Writer>();
        await writer.StartAsync(cancel);
        try
        {
            return await work(site.Services, console);
        }
        finally
        {
            await writer.StopAsync(CancellationToken.None);
        }
    }

    private static AccountRole? RoleOf(string text) => text.ToUpperInvariant() switch
    {
        "OWNER" => AccountRole.Owner,
        "MODERATOR" => AccountRole.Moderator,
        _ => null,
    };
}

using System.Globalization;
using Serilog;
using Serilog.Events;

namespace MindfulBond.Site;

/// <summary>
/// Where the log goes: console and a file a day, fourteen of them. The only file that names Serilog. No line is written for a page view, and
/// none holds an address, an agent, a query or a path: those would tell who reads about what.
/// </summary>
internal static class LoggingSetup
{
    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static void AddLogging(this WebApplicationBuilder builder)
    {
        var data = builder.Configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
        // Two sites in one process keep their logs apart: none writes to the static logger.
        // Whoever else has an account on the machine has no business in here.
        if (!OperatingSystem.IsWindows() && !Directory.Exists(data.FullPath))
            Directory.CreateDirectory(data.FullPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        builder.Services.AddSerilog(preserveStaticLogger: true, configureLogger: log => log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            // It warns that the keys are plain files on Linux; docs/operating.md says what to do about that.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            // These name the path asked for. What matters of a failure is logged by Delivery, by route and reference.
            .MinimumLevel.Override("Microsoft.AspNetCore.Diagnostics", LogEventLevel.Fatal)
            // Were anything of this one wanted, every request would get an activity and a scope.
            .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)
            .MinimumLevel.Override("Microsoft.AspNetCore.HostFiltering", LogEventLevel.Fatal)
            .WriteTo.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture)
            .WriteTo.File(
                Path.Combine(data.FullPath, "logs", "mindfulbond-.log"), outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14, fileSizeLimitBytes: 16 * 1024 * 1024, rollOnFileSizeLimit: true));
    }
}

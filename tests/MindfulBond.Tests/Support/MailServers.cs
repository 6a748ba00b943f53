using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using MindfulBond.Notices;
using MindfulBond.Tests.Support;

[assembly: AssemblyFixture(typeof(MailServers))]

namespace MindfulBond.Tests.Support;

/// <summary>
/// Real mail servers: the npm package <c>smtp-server</c>, in one process of Node.js for all tests. It is not ours to keep here: <c>tests/run</c>
/// fetches the version that <c>tests/mail-server/package-lock.json</c> pins, with its checksum.
/// </summary>
public sealed class MailServers : IAsyncDisposable
{
    public const string Missing = "The mail server has not been fetched, or Node.js is missing. Run tests/run, or once: npm ci --ignore-scripts --prefix tests/mail-server";

    private static readonly string Folder = Path.Combine(SiteFixture.Repository, "tests/mail-server");

    private readonly Lazy<Process?> _node = new(Start);
    private readonly SemaphoreSlim _asking = new(1);

    /// <summary>Opens a server at a free port of this machine; a test is skipped when it has not been fetched.</summary>
    internal async Task<MailServer> OpenAsync(MailHouse house)
    {
        Assert.SkipWhen(_node.Value is null, Missing);
        var answer = await AskAsync(new
        {
            verb = "open",
            key = house.Certificate?.Key,
            cert = house.Certificate?.Certificate,
            secure = house.Security == MailSecurity.Tls,
            startTls = house.Security == MailSecurity.StartTls,
            user = house.User,
            password = house.Password,
            methods = new[] { house.Method },
        });
        return new MailServer(this, answer.GetProperty("port").GetInt32());
    }

    /// <summary>One line there, one line back.</summary>
    internal async Task<JsonElement> AskAsync(object question)
    {
        await _asking.WaitAsync(CancellationToken.None);
        try
        {
            await _node.Value!.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question));
            return JsonSerializer.Deserialize<JsonElement>(await _node.Value.StandardOutput.ReadLineAsync(CancellationToken.None) ?? throw new InvalidOperationException("The mail servers' process has ended."));
        }
        finally
        {
            _asking.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _asking.Dispose();
        if (!_node.IsValueCreated || _node.Value is not { } node) return;
        // It ends with its input, and so it does when the tests are killed.
        node.StandardInput.Close();
        await node.WaitForExitAsync(CancellationToken.None);
        node.Dispose();
    }

    private static Process? Start()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules/smtp-server"))) return null;
        try
        {
            return Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "server.mjs")])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                StandardOutputEncoding = Encoding.UTF8,
            });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

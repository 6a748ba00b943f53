using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MindfulBond.Audit;

/// <summary>Writes the log as a file, entry by entry, however many there are.</summary>
internal static class LogCopy
{
    private static readonly string[] Columns = ["at", "by", "what", "subject", "from", "to", "reason", "together"];

    /// <summary>RFC 4180, UTF-8. A cell that a spreadsheet would take for a formula begins with an apostrophe.</summary>
    public static async Task WriteCsvAsync(Stream output, IAsyncEnumerable<LogEntry> entries, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(string.Join(',', Columns).AsMemory(), cancel);
        await foreach (var entry in entries.WithCancellation(cancel))
            await writer.WriteLineAsync(string.Join(',', Cells(entry).Select(Cell)).AsMemory(), cancel);
    }

    /// <summary>One array of objects.</summary>
    public static async Task WriteJsonAsync(Stream output, IAsyncEnumerable<LogEntry> entries, CancellationToken cancel)
    {
        await using var writer = new Utf8JsonWriter(output);
        writer.WriteStartArray();
        await foreach (var entry in entries.WithCancellation(cancel))
        {
            writer.WriteStartObject();
            foreach (var (column, cell) in Columns.Zip(Cells(entry))) writer.WriteString(column, cell);
            writer.WriteEndObject();
            if (writer.BytesPending > 32_000) await writer.FlushAsync(cancel);
        }

        writer.WriteEndArray();
    }

    private static string?[] Cells(LogEntry entry) =>
    [
        entry.Place.AtUtc.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture), entry.By, entry.What, entry.Subject, entry.From, entry.To, entry.Reason, entry.Together?.ToString("D"),
    ];

    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        // What spreadsheets run: RFC 4180 knows nothing of it.
        if ("=+-@\t\r\n＝＋－＠".Contains(text[0], StringComparison.Ordinal)) text = "'" + text;
        return text.AsSpan().IndexOfAny("\",\r\n;") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

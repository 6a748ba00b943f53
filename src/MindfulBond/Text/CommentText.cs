using System.Globalization;
using System.Text;

namespace MindfulBond.Text;

/// <summary>What became of the text of a comment.</summary>
public enum CommentVerdict
{
    Fine,

    /// <summary>Nothing that can be seen.</summary>
    Empty,

    TooLong,
}

/// <summary>The text of a comment, cleaned and measured before anything renders or stores it.</summary>
/// <param name="Verdict">Whether it can be taken.</param>
/// <param name="Text">Visible text in form NFC, lines ended by <c>\n</c>; cleaning it again changes nothing. Given back on the form whatever the verdict.</param>
/// <param name="Excess">Characters more than fit; 0 unless too long.</param>
public sealed record CommentText(CommentVerdict Verdict, string Text, int Excess)
{
    /// <summary>Longest text, in text elements (UAX #29), where nothing else is set.</summary>
    public const int DefaultMaxLength = 5_000;

    /// <summary>Longest text in UTF-16 units: an element can be made of many.</summary>
    public const int MaxUnits = 20_000;

    private const int MarksPerBase = 8;
    private const int MostEmptyLines = 2;

    /// <summary>What the writer is told; null where nothing needs saying.</summary>
    public string? Sentence => Verdict switch
    {
        CommentVerdict.Empty => "Write a few words first. One is enough.",
        CommentVerdict.TooLong when Excess == 1 => "That’s 1 character more than fits. Nothing is lost: trim it, or send it as two.",
        CommentVerdict.TooLong => string.Create(CultureInfo.GetCultureInfo("en"), $"That’s {Excess:N0} characters more than fits. Nothing is lost: trim it, or send it as two."),
        _ => null,
    };

    /// <summary>Reads a comment as typed.</summary>
    /// <param name="typed">Anything; null when the field was not sent.</param>
    /// <param name="maxLength">Most text elements, at least 1.</param>
    public static CommentText Read(string? typed, int maxLength = DefaultMaxLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        var text = TidyLines(VisibleText.Clean(typed ?? "", MarksPerBase));
        if (!VisibleText.HasInk(text)) return new CommentText(CommentVerdict.Empty, "", 0);
        var excess = Math.Max(new StringInfo(text).LengthInTextElements - maxLength, text.Length - MaxUnits);
        return excess > 0 ? new CommentText(CommentVerdict.TooLong, text, excess) : new CommentText(CommentVerdict.Fine, text, 0);
    }

    // Empty lines at either end and more than two in a row go; the spaces that end or begin a line of words mean something to Markdown.
    private static string TidyLines(string text)
    {
        var tidy = new StringBuilder(text.Length);
        var empty = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                empty++;
                continue;
            }
            if (tidy.Length > 0) tidy.Append('\n', 1 + Math.Min(empty, MostEmptyLines));
            empty = 0;
            tidy.Append(line);
        }
        return tidy.ToString().TrimEnd();
    }
}

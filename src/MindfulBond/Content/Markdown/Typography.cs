using System.Buffers;
using System.Text;
using Markdig.Extensions.Abbreviations;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MindfulBond.Content.Markdown.Syntax;

namespace MindfulBond.Content.Markdown;

/// <summary>Curly quotes, dashes and the ellipsis, as characters.</summary>
internal static class Typography
{
    private const char Start = '\0';
    private const char Word = 'x';
    private static readonly SearchValues<char> Settable = SearchValues.Create("\"'-.");

    // Words that begin with an apostrophe, not with a quotation.
    private static readonly string[] Elisions = ["tis", "twas", "twere", "twill", "til", "till", "em", "cause", "bout", "round", "n"];

    /// <summary>Sets a text that stands alone.</summary>
    public static string Set(string text)
    {
        var before = Start;
        return Set(text, ref before);
    }

    /// <summary>Undoes what <see cref="Set(string)"/> does, so that texts can be compared.</summary>
    public static string Plain(string text) => new StringBuilder(text)
        .Replace('“', '"').Replace('”', '"').Replace('„', '"').Replace('‘', '\'').Replace('’', '\'')
        .Replace("…", "...").Replace("—", "---").Replace("–", "--").Replace('\u00A0', ' ').ToString();

    /// <summary>Sets the running text of a block; code, addresses and escaped characters stay as typed.</summary>
    public static void Set(LeafBlock block)
    {
        var before = Start;
        if (block.Inline is { } inline) Set(inline, ref before);
    }

    private static void Set(ContainerInline container, ref char before)
    {
        foreach (var inline in container)
            switch (inline)
            {
                case LiteralInline literal:
                    Set(literal, ref before);
                    break;
                case LinkInline { IsAutoLink: true } or AutolinkInline or CodeInline or VerbatimInline or AbbreviationInline:
                    before = Word;
                    break;
                case LineBreakInline:
                    before = ' ';
                    break;
                case HtmlEntityInline entity:
                    entity.Transcoded = new StringSlice(Characters.Clean(entity.Transcoded.ToString()));
                    if (!entity.Transcoded.IsEmpty) before = entity.Transcoded[entity.Transcoded.End];
                    break;
                case ContainerInline inner:
                    Set(inner, ref before);
                    break;
            }
    }

    private static void Set(LiteralInline literal, ref char before)
    {
        var span = literal.Content.AsSpan();
        if (span.IsEmpty) return;
        if (!literal.IsFirstCharacterEscaped && !span.ContainsAny(Settable))
        {
            before = span[^1];
            return;
        }

        var text = span.ToString();
        var escaped = literal.IsFirstCharacterEscaped ? text[..1] : "";
        if (escaped.Length == 1) before = escaped[0];
        literal.Content = new StringSlice(escaped + Set(text[escaped.Length..], ref before));
    }

    private static string Set(string text, ref char before)
    {
        if (!text.AsSpan().ContainsAny(Settable))
        {
            if (text.Length > 0) before = text[^1];
            return text;
        }
        var set = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"':
                    set.Append(Opens(before, text, i) ? '“' : '”');
                    break;
                case '\'':
                    set.Append(Opens(before, text, i) && !IsElision(text, i) ? '‘' : '’');
                    break;
                case '-' or '.':
                    var run = text.AsSpan(i).IndexOfAnyExcept(c);
                    if (run < 0) run = text.Length - i;
                    if (c == '-' && run is 2 or 3 && c == '-') set.Append(run == 2 ? '–' : '—');
                    else if (c == '.' && run == 3) set.Append('…');
                    else set.Append(c, run);
                    i += run - 1;
                    break;
                default:
                    set.Append(c);
                    break;
            }
            before = set[^1];
        }
        return set.ToString();
    }

    private static bool Opens(char before, string text, int at) =>
        (before == Start || char.IsWhiteSpace(before) || "([{<“‘«„¿¡–—/=".Contains(before, StringComparison.Ordinal) || before == '-' && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]))
        && (at + 1 >= text.Length || !char.IsWhiteSpace(text[at + 1]));

    private static bool IsElision(string text, int at)
    {
        var rest = text.AsSpan(at + 1);
        if (rest.Length > 1 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1])) return true;
        var length = 0;
        while (length < rest.Length && char.IsLetter(rest[length])) length++;
        if (length is 0 or > 6) return false;
        var closed = length < rest.Length && rest[length] is '\'' or '’';
        foreach (var elision in Elisions)
            if (rest[..length].Equals(elision, StringComparison.OrdinalIgnoreCase)) return !closed || length == 1;
        return false;
    }
}

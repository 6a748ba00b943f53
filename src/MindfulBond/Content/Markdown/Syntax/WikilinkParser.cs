using System.Globalization;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MindfulBond.Images;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>
/// Reads Obsidian's <c>[[Note]]</c>, <c>[[Note#Heading]]</c> and <c>[[Note|words]]</c>, and its pictures: <c>![[lamp.png]]</c>,
/// <c>![[lamp.png|300]]</c>, <c>![[lamp.png|a lamp|300x200]]</c>. A note that is to stand within another, <c>![[Note]]</c>, is a link to it.
/// </summary>
internal sealed class WikilinkParser : InlineParser
{
    private const int LongestLink = 1000;
    private const int WidestPicture = 4000;
    private static readonly object NoteKey = new();
    private static readonly object SizeKey = new();

    public WikilinkParser() => OpeningCharacters = ['[', '!'];

    /// <summary>What a link or a picture of this kind names; null for any other.</summary>
    public static string? NoteOf(MarkdownObject link) => link.GetData(NoteKey) as string;

    /// <summary>How large a picture is to stand there; null when it has its own size.</summary>
    public static TypedSize? SizeOf(MarkdownObject picture) => picture.GetData(SizeKey) as TypedSize;

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var isEmbed = slice.CurrentChar == '!';
        var from = slice.Start + (isEmbed ? 3 : 2);
        if (slice.PeekChar() != '[' || (isEmbed && slice.PeekChar(2) != '[')) return false;
        var length = from > slice.End ? -1 : slice.Text.AsSpan(from, Math.Min(slice.End + 1 - from, LongestLink)).IndexOf("]]", StringComparison.Ordinal);
        var inner = length < 0 ? "" : slice.Text.Substring(from, length);
        if (string.IsNullOrWhiteSpace(inner) || inner.AsSpan().ContainsAny("[]\n")) return false;

        // Within a table the bar has a backslash before it.
        var parts = inner.Split('|').Select(part => part.TrimEnd('\\').Trim()).ToList();
        var note = parts[0];
        parts.RemoveAt(0);
        var isPicture = isEmbed && ImageFile.IsImage(note);
        var size = isPicture && parts.Count > 0 ? TypedSize.Read(parts[^1]) : null;
        if (size is not null) parts.RemoveAt(parts.Count - 1);
        var words = string.Join('|', parts).Trim();
        if (words.Length == 0 && !isPicture) words = note.TrimStart('#');

        var end = from + length + 1;
        var link = new LinkInline(note, "")
        {
            Span = new SourceSpan(processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(end)),
            Line = line,
            Column = column,
            IsImage = isPicture,
            IsClosed = true,
        };
        link.SetData(NoteKey, note);
        if (size is not null) link.SetData(SizeKey, size);
        if (words.Length > 0) link.AppendChild(new LiteralInline(words));
        processor.Inline = link;
        slice.Start = end + 1;
        return true;
    }

    /// <param name="Width">In CSS pixels.</param>
    /// <param name="Height">The same; null for what the width makes of it.</param>
    internal sealed record TypedSize(int Width, int? Height)
    {
        /// <summary>Reads <c>300</c> and <c>300x200</c>; null for anything else.</summary>
        public static TypedSize? Read(string typed)
        {
            var (width, height) = typed.IndexOf('x', StringComparison.Ordinal) is >= 0 and var cross ? (typed[..cross], typed[(cross + 1)..]) : (typed, null);
            if (Pixels(width) is not { } wide) return null;
            return height is null ? new TypedSize(wide, null) : Pixels(height) is { } high ? new TypedSize(wide, high) : null;
        }

        /// <summary>The same picture at this size.</summary>
        public ImageAddress Of(ImageAddress image) =>
            image with { Width = Width, Height = Height ?? Math.Max(1, (int)Math.Round((double)Width * image.Height / Math.Max(1, image.Width))) };

        private static int? Pixels(string typed) =>
            int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels is > 0 and <= WidestPicture ? pixels : null;
    }
}

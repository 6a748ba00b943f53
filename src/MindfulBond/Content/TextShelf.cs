using Microsoft.Extensions.Caching.Memory;
using MindfulBond.Content.Markdown;

namespace MindfulBond.Content;

/// <summary>Renders the texts of the content folder when they are asked for, and keeps those asked for lately.</summary>
/// <param name="renderer">Knows Markdown.</param>
/// <param name="file">The whole text of a file, null when it cannot be read; with the stamp by which it is known.</param>
/// <param name="words">Keeps what the files said when they were good.</param>
internal sealed class TextShelf(MarkdownRenderer renderer, Func<string, (string Text, string Stamp)?> file, KeptWords words)
{
    /// <summary>
    /// Bytes of rendered texts that are kept: feeds and a page of comments need a text again soon, everything else has its page. Few, because whatever
    /// is kept for some seconds and then replaced grows old enough to be collected last.
    /// </summary>
    private const long MostBytes = 2 * 1024 * 1024;

    private volatile Look _look = new(0, Nowhere.Instance);

    /// <summary>Lets the folder be as it was just looked at: what was rendered before is rendered again when asked for.</summary>
    public void Turn(IContentAddresses addresses) => _look = new Look(_look.Number + 1, addresses);

    public RenderedText TextOf(TextBody body)
    {
        var look = _look;
        if (look.Texts.TryGetValue(body, out RenderedText? known)) return known!;
        lock (body)
        {
            return look.Texts.TryGetValue(body, out known) ? known! : Render(body, look);
        }
    }

    public TextFacts FactsOf(TextBody body)
    {
        if (Knows(body)) return body.Seen!.Facts;
        lock (body)
        {
            if (body.Folded is { } folded) body.Seen = folded.Open();
            if (!Knows(body)) Render(body, _look);
            return body.Seen!.Facts;
        }
    }

    /// <summary>Whether what was seen of a text still holds.</summary>
    public bool Knows(TextBody body)
    {
        var (look, seen) = (_look, body.Seen);
        if (seen is null) return false;
        if (seen.Look == look.Number) return true;
        if (!seen.Answers.All(answer => answer.StillHolds(look.Addresses))) return false;
        seen.Look = look.Number;
        return true;
    }

    /// <summary>Keeps the words of a file from where its text begins; those of the file as it is now, when it is another.</summary>
    public KeptWords.Kept Keep(TextPlace place) => words.Keep(Read(place));

    private string Read(TextPlace place) => file(place.File) is not var (text, stamp) ? ""
        : stamp == place.Stamp ? text[place.Start..]
        : FrontMatter.Split(text, new ProblemList(place.File)) is var (_, words, _) ? words : "";

    private RenderedText Render(TextBody body, Look look)
    {
        var recording = new RecordedAddresses(look.Addresses);
        var text = renderer.Render(body.Source, recording);
        if (!Knows(body)) body.Seen = new SeenText(TextFacts.Of(text), recording.Answers, recording.Pictures) { Look = look.Number };
        look.Texts.Set(body, text, new MemoryCacheEntryOptions { Size = 2L * (text.Html.ToString().Length + text.PlainText.Length + text.BesideText.Length) });
        return text;
    }

    private sealed record Look(int Number, IContentAddresses Addresses)
    {
        public MemoryCache Texts { get; } = new(new MemoryCacheOptions { SizeLimit = MostBytes });
    }

    // Before the folder was looked at.
    private sealed class Nowhere : IContentAddresses
    {
        public static Nowhere Instance { get; } = new();

        public string? OfDocument(string file) => null;

        public ImageAddress? OfImage(string file, string usedBy) => null;
    }
}

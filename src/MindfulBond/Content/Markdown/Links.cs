using MindfulBond.Images;

namespace MindfulBond.Content.Markdown;

/// <summary>Where a link leads on the site.</summary>
/// <param name="Href">Null when there is nothing to link to: only the words stay.</param>
/// <param name="IsAway">Whether it leads to another site.</param>
/// <param name="IsCall">Whether it calls or writes to a telephone number.</param>
internal readonly record struct LinkTarget(string? Href, bool IsAway = false, bool IsCall = false);

/// <summary>Turns the addresses authors type into addresses of the site, and reports those that lead nowhere.</summary>
internal sealed class Links(Rendition rendition, IContentAddresses addresses)
{
    public const string AwayRel = "noopener noreferrer";
    public const string AwayClass = "away";
    public const string AwayWords = " (goes to another site)";

    private readonly List<DocumentLink> _documents = [];

    public IReadOnlyList<DocumentLink> Documents => _documents;

    /// <summary>Resolves one link.</summary>
    /// <param name="typed">The address in the text.</param>
    /// <param name="line">Line of the file.</param>
    public LinkTarget Resolve(string? typed, int line)
    {
        var address = Address.Read(typed);
        switch (address.Kind)
        {
            case AddressKind.Empty:
                rendition.Report(line, Severity.Error, "dead-link", "This link has no address. Write one between the parentheses, or take the brackets away.");
                return default;
            case AddressKind.Fragment:
                _documents.Add(new DocumentLink(rendition.Source.File, Decoded(address.Value[1..]), line));
                return new LinkTarget(address.Encoded);
            case AddressKind.Relative:
                return ResolveFile(address.Value, line);
            case AddressKind.Site:
                return ResolveSite(address, line);
            case AddressKind.Mail:
                return new LinkTarget(address.Encoded);
            case AddressKind.Telephone:
                return new LinkTarget(address.Encoded, IsCall: true);
            case AddressKind.Web:
                return new LinkTarget(address.Encoded, IsAway: true);
            default:
                rendition.Report(line, Severity.Error, "unsafe-address", $"The address “{Wording.Shown(address.Value)}” was removed: a link may start with https, http, mailto, tel or sms, or name a file or a place on this site, without hidden characters.");
                return default;
        }
    }

    /// <summary>Resolves what stands between double brackets: a note by its name or its path, and perhaps a heading of it as it is written.</summary>
    public LinkTarget ResolveNote(string note, int line)
    {
        var (name, heading) = note.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? (note[..hash], note[(hash + 1)..]) : (note, "");
        // A caret names a paragraph, which has no id here.
        var fragment = heading is "" or ['^', ..] ? null : Ids.SlugOf(heading);
        if (name.Length == 0 && heading.Length > 0) return fragment is null ? default : Resolve("#" + fragment, line);
        if (addresses.FileAt("/" + name) is { } file && addresses.OfDocument(file) is { } document) return DocumentAt(file, document, fragment, line);
        rendition.Report(line, Severity.Error, "dead-link", $"No article is called “{Wording.Shown(name)}”. Name a file of the content folder.");
        return default;
    }

    private static string? Decoded(string? fragment) => string.IsNullOrEmpty(fragment) ? null : Uri.UnescapeDataString(fragment);

    private LinkTarget ResolveFile(string typed, int line)
    {
        var fragment = ContentPath.Split(typed).Fragment;
        if (ContentPath.Resolve(rendition.Source.File, typed) is { } path && ImageFile.IsImage(path))
        {
            if (addresses.OfImage(path, rendition.Source.File) is { } image) return new LinkTarget(image.Address);
        }
        else if (FileMeant(typed) is var (file, document))
        {
            return DocumentAt(file, document, fragment, line);
        }

        rendition.Report(line, Severity.Error, "dead-link", $"Nothing on the site is found at “{Wording.Shown(typed)}”. Name a file of the content folder, seen from this one.");
        return default;
    }

    // A place of the site itself, such as /help, stays as it was typed, and so does what is the right address already.
    private LinkTarget ResolveSite(Address address, int line)
    {
        var (path, fragment) = ContentPath.Split(address.Value);
        var decoded = Uri.UnescapeDataString(path);
        if (addresses.FileAt(decoded) is not { } file || addresses.OfDocument(file) is not { } document) return new LinkTarget(address.Encoded);
        if (decoded != Uri.UnescapeDataString(document)) return DocumentAt(file, document, fragment, line);
        if (!address.Value.Contains('?', StringComparison.Ordinal) && !Ids.IsReserved(fragment ?? "")) _documents.Add(new DocumentLink(file, Decoded(fragment), line));
        return new LinkTarget(address.Encoded);
    }

    private LinkTarget DocumentAt(string file, string document, string? fragment, int line)
    {
        _documents.Add(new DocumentLink(file, Decoded(fragment), line));
        return new LinkTarget(fragment is null ? document : document + "#" + Address.Encode(fragment));
    }

    // Other tools serve a text in a folder of its own, from which its links may be seen.
    private (string File, string Document)? FileMeant(string typed)
    {
        var own = rendition.Source.File;
        foreach (var from in new[] { own, Path.ChangeExtension(own, null) + "/index.md" })
        {
            if (ContentPath.Resolve(from, typed) is not { } path) continue;
            foreach (var file in ContentPath.Candidates(path))
            {
                if (addresses.OfDocument(file) is { } document) return (file, document);
            }

            if (addresses.FileAt("/" + path) is { } meant && addresses.OfDocument(meant) is { } there) return (meant, there);
        }

        return null;
    }
}

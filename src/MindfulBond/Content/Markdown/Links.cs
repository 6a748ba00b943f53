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
            case AddressKind.Site or AddressKind.Mail:
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

    private static string? Decoded(string? fragment) => string.IsNullOrEmpty(fragment) ? null : Uri.UnescapeDataString(fragment);

    private LinkTarget ResolveFile(string typed, int line)
    {
        var fragment = ContentPath.Split(typed).Fragment;
        if (ContentPath.Resolve(rendition.Source.File, typed) is { } path)
        {
            if (ImageFile.IsImage(path))
            {
                if (addresses.OfImage(path, rendition.Source.File) is { } image) return new LinkTarget(image.Address);
            }
            else
            {
                foreach (var file in Candidates(path))
                {
                    if (addresses.OfDocument(file) is not { } document) continue;
                    _documents.Add(new DocumentLink(file, Decoded(fragment), line));
                    return new LinkTarget(fragment is null ? document : document + "#" + Address.Encode(fragment));
                }
            }
        }
        rendition.Report(line, Severity.Error, "dead-link", $"Nothing on the site is found at “{Wording.Shown(typed)}”. Name a file of the content folder, seen from this one.");
        return default;
    }

    private static IEnumerable<string> Candidates(string path)
    {
        yield return path;
        if (Path.HasExtension(path) && !path.EndsWith('/')) yield break;
        yield return path + ".md";
        yield return path + "/index.md";
    }
}

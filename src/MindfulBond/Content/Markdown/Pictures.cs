namespace MindfulBond.Content.Markdown;

/// <summary>What stands in the place of an image: the image itself, a link to it, or nothing but its alternative text.</summary>
internal readonly record struct PictureTarget(ImageAddress? Image, string? Away);

/// <summary>Finds the images of a text; a page shows none from another host.</summary>
internal sealed class Pictures(Rendition rendition, IContentAddresses addresses)
{
    /// <summary>What the link to a picture without alternative text says.</summary>
    public const string Nameless = "Picture";

    /// <summary>Resolves one image.</summary>
    /// <param name="typed">The address in the text.</param>
    /// <param name="line">Line of the file.</param>
    public PictureTarget Resolve(string? typed, int line)
    {
        var address = Address.Read(typed);
        switch (address.Kind)
        {
            case AddressKind.Web:
                rendition.Report(line, Severity.Warning, "image-remote", "Pictures from other sites are not loaded, because that tells them who reads: a link stands in its place. Put the file beside the article to show it.");
                return new PictureTarget(null, address.Encoded);
            case AddressKind.Relative or AddressKind.Site:
                if (ContentPath.Resolve(rendition.Source.File, address.Value) is { } path
                    && addresses.OfImage(path, rendition.Source.File) is { } image) return new PictureTarget(image, null);
                break;
            case AddressKind.Data:
                rendition.Report(line, Severity.Error, "image-data", "A picture inside the address (data:) is not shown. Save it as a file beside the article.");
                return default;
            case AddressKind.Empty or AddressKind.Fragment:
                break;
            default:
                rendition.Report(line, Severity.Error, "unsafe-address", $"The address “{Wording.Shown(address.Value)}” of a picture was removed. Name a file of the content folder.");
                return default;
        }
        rendition.Report(line, Severity.Error, "image-missing", $"No picture is found at “{Wording.Shown(address.Value)}”, or it cannot be read. Names count capitals; a path starts at this file’s folder, or with a slash at the content folder.");
        return default;
    }

    /// <summary>Resolves what stands between <c>![[</c> and <c>]]</c>: seen from the text, or by its name alone wherever it lies.</summary>
    public PictureTarget ResolveNamed(string name, int line)
    {
        var beside = ContentPath.Resolve(rendition.Source.File, name.Replace("%", "%25", StringComparison.Ordinal));
        if (beside is not null && addresses.OfImage(beside, rendition.Source.File) is { } image) return new PictureTarget(image, null);
        if (addresses.PictureNamed(name.TrimStart('/')) is { } file && addresses.OfImage(file, rendition.Source.File) is { } found) return new PictureTarget(found, null);
        rendition.Report(line, Severity.Error, "image-missing", $"No picture is called “{Wording.Shown(name)}”, or it cannot be read. Name a picture of the content folder.");
        return default;
    }

    public void ReportMissingText(int line) =>
        rendition.Report(line, Severity.Warning, "image-alt", "This picture has no words for those who cannot see it. Write what it shows: ![a lamp on a table](lamp.jpg).");
}

using System.Globalization;
using MindfulBond.Content.Markdown;

namespace MindfulBond.Content;

/// <summary>Answers as another does, and remembers what was asked.</summary>
internal sealed class RecordedAddresses(IContentAddresses addresses) : IContentAddresses
{
    private readonly List<GivenAnswer> _answers = [];
    private readonly HashSet<string> _pictures = new(StringComparer.Ordinal);

    public IReadOnlyList<GivenAnswer> Answers => _answers;

    /// <summary>The picture files asked for, whether or not they could be shown.</summary>
    public IReadOnlyList<string> Pictures => [.. _pictures];

    public string? OfDocument(string file) => Noted(new GivenAnswer(file, UsedBy: null, addresses.OfDocument(file))).Value;

    public string? FileAt(string address) => Noted(new GivenAnswer(address, UsedBy: null, addresses.FileAt(address))).Value;

    public string? PictureNamed(string name) => Noted(new GivenAnswer(GivenAnswer.Named + name, UsedBy: null, addresses.PictureNamed(name))).Value;

    public ImageAddress? OfImage(string file, string usedBy)
    {
        var image = addresses.OfImage(file, usedBy);
        Noted(new GivenAnswer(file, usedBy, GivenAnswer.ValueOf(image)));
        _pictures.Add(file);
        return image;
    }

    private GivenAnswer Noted(GivenAnswer answer)
    {
        _answers.Add(answer);
        return answer;
    }
}

/// <summary>Where something was found when a text was rendered.</summary>
/// <param name="Asked">A file of the content folder, or an address, which begins with a slash, or the name of a picture after <see cref="Named"/>.</param>
/// <param name="UsedBy">The text that shows it, for a picture; otherwise null.</param>
/// <param name="Value">What was answered; null for nothing.</param>
internal sealed record GivenAnswer(string Asked, string? UsedBy, string? Value)
{
    // One string for each file and address, however many texts lead there.
    public string Asked { get; init; } = string.Intern(Asked);

    public string? Value { get; init; } = Value is null ? null : string.Intern(Value);

    /// <summary>Stands before a name; no path of a file holds it, and no address begins with it.</summary>
    public const string Named = "\0";

    public bool StillHolds(IContentAddresses addresses) => Value == (
        UsedBy is not null ? ValueOf(addresses.OfImage(Asked, UsedBy))
        : Asked.StartsWith(Named, StringComparison.Ordinal) ? addresses.PictureNamed(Asked[Named.Length..])
        : Asked.StartsWith('/') ? addresses.FileAt(Asked) : addresses.OfDocument(Asked));

    /// <summary>What of a picture a text's facts rest on: its smaller versions change only how it is shown.</summary>
    public static string? ValueOf(ImageAddress? image) => image is null ? null : string.Create(CultureInfo.InvariantCulture, $"{image.Address} {image.Width}x{image.Height}");
}

using System.Collections.Concurrent;

namespace MindfulBond.Images;

/// <summary>Looks at every picture at once and makes nothing of it: for a check that is to say everything.</summary>
internal sealed class LookedThrough : IImageShelf
{
    private readonly ConcurrentDictionary<ImageFile, PreparedImage> _seen = [];

    public int Number => 0;

    public PreparedImage Find(ImageFile image) => _seen.GetOrAdd(image, static image =>
    {
        var fault = image.FaultOf();
        return new PreparedImage { Key = "", Fault = fault, TakenOut = fault is null && image.IsDrawing ? Drawing.Read(image.FullPath).TakenOut : [] };
    });

    public void Keep(IReadOnlyCollection<string> fullPaths)
    {
    }
}

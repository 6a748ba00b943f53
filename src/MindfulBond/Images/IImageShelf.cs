namespace MindfulBond.Images;

/// <summary>Knows pictures beyond their first bytes.</summary>
public interface IImageShelf
{
    /// <summary>Rises whenever an answer of <see cref="Find"/> has changed in a way that a page or a list of problems shows.</summary>
    int Number { get; }

    /// <summary>What is known of a picture; null while nothing is, and then it will be looked at.</summary>
    PreparedImage? Find(ImageFile image);

    /// <summary>Tells which pictures the content uses now: what was made of others is removed after some time.</summary>
    /// <param name="fullPaths">Where they lie.</param>
    void Keep(IReadOnlyCollection<string> fullPaths);
}

namespace MindfulBond.Images;

/// <summary>What is known of a file before it is opened.</summary>
internal static class DiskFile
{
    /// <summary>
    /// Whether a file, or what a link leads to, has no bytes on the disk: it is empty, or a pipe, a socket or a device. Opening a pipe would
    /// wait without end for somebody to write into it.
    /// </summary>
    /// <exception cref="IOException">There is no such file, or links lead in a circle.</exception>
    public static bool IsWithoutLength(string fullPath)
    {
        var file = new FileInfo(fullPath);
        return (file.ResolveLinkTarget(returnFinalTarget: true) ?? file) is FileInfo { Length: 0 };
    }
}

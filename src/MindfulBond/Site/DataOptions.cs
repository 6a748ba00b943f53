namespace MindfulBond.Site;

/// <summary>Where the site keeps what it writes.</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>Folder of logs and of prepared pictures; made when missing. A relative path starts from the folder the command is given in.</summary>
    public string Path { get; init; } = "data";

    /// <summary>The folder as a full path.</summary>
    public string FullPath => System.IO.Path.GetFullPath(Path);
}

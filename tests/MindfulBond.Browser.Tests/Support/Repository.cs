namespace MindfulBond.Browser.Tests.Support;

/// <summary>Folders of the working copy the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Content => Path.Combine(Root, "content");

    /// <summary>Articles with every element an author may write, which the real content has no use for.</summary>
    public static string Sample => Path.Combine(Root, "tests", "MindfulBond.Browser.Tests", "Sample");

    public static string Screenshots => Path.Combine(Root, "artifacts", "screenshots");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MindfulBond.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds MindfulBond.sln.");
    }
}

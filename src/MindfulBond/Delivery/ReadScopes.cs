namespace MindfulBond.Delivery;

/// <summary>The parts of what is public that a page was made from, with their numbers from before it read them.</summary>
public sealed class ReadScopes
{
    private readonly List<(string Scope, long Number)> _read = [];

    internal IReadOnlyList<(string Scope, long Number)> Read => _read;

    internal void Add(string scope, long number) => _read.Add((scope, number));
}

public static class ReadScopesExtensions
{
    /// <summary>Says that the page being rendered shows something of this part. Call it before the data is read, never after.</summary>
    public static void ReadsFrom(this HttpContext context, Edition edition, string scope)
    {
        if (context.Features.Get<ReadScopes>() is not { } scopes) context.Features.Set(scopes = new ReadScopes());
        scopes.Add(scope, edition.NumberOf(scope));
    }
}

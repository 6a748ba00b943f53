namespace MindfulBond.Delivery;

/// <summary>
/// Marks an endpoint whose answer is the same for everyone: it is cached whole, sent with an ETag and asked for again each time.
/// </summary>
/// <param name="queryKeys">The query keys that change the answer; every other key is ignored.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute(params string[] queryKeys) : Attribute
{
    public IReadOnlyList<string> QueryKeys => queryKeys;
}

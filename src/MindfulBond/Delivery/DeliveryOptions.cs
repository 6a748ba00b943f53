using Microsoft.Extensions.Primitives;

namespace MindfulBond.Delivery;

/// <summary>What the rest of the site tells Delivery; set in code, not by the operator.</summary>
public sealed class DeliveryOptions
{
    /// <summary>Memory for rendered public pages, all their encodings together, in bytes.</summary>
    public long CacheBytes { get; set; } = 24L * 1024 * 1024;

    /// <summary>
    /// Largest accepted request body in bytes. Far above the limit of a comment's text, so that "too long" stays a kind answer
    /// with the text kept; only what no form of ours can send is cut off with 413.
    /// </summary>
    public long BodyBytes { get; set; } = 256L * 1024;

    /// <summary>Names under which the site is answered, in the framework's form: <c>example.org</c>, <c>*.example.org</c>, <c>*</c>.</summary>
    public IReadOnlyList<StringSegment> Hosts { get; set; } = ["*"];

    /// <summary>
    /// The whole HTML of the page for a failure; gets the reference that the log line carries. It should need nothing that may
    /// have failed. A plain page takes its place where this is null or throws.
    /// </summary>
    public Func<string, string>? FailureHtml { get; set; }

    /// <summary>
    /// Address of the page that explains an answer of 400 to 499 that has no body of its own. It is rendered in place, as GET, with
    /// the status already set. Null leaves such answers empty.
    /// </summary>
    public string? StatusPagePath { get; set; }
}

using System.Collections.Concurrent;

namespace MindfulBond.Delivery;

/// <summary>
/// Numbers the state of everything public. Whoever changes something public raises it after the change can be read, so that
/// nothing rendered before the change is served after it. An edition also ends by itself at <see cref="ValidUntilUtc"/>: the next
/// moment at which the clock alone changes a page (a scheduled article, an expiry, a review that falls due).
/// </summary>
public sealed class Edition
{
    private readonly ConcurrentDictionary<string, long> _scopes = new(StringComparer.Ordinal);

    private volatile State _now = new(0, DateTime.MinValue);

    /// <summary>Rises with every change; 0 before anything was read.</summary>
    public long Number => _now.Number;

    /// <summary>When this edition ends by itself.</summary>
    public DateTime ValidUntilUtc => _now.ValidUntilUtc;

    /// <summary>
    /// Another one after each change, whatever changed: what was found current under one need not be looked at again while it is the same.
    /// </summary>
    internal State Now => _now;

    /// <summary>Ends the current edition and starts the next. Call it after the change is visible to readers of the data, never before.</summary>
    public void Raise(DateTime validUntilUtc) => Replace(before => new(before.Number + 1, validUntilUtc));

    /// <summary>Ends every page there is, whatever it shows; when this edition ends by itself stays as it is.</summary>
    public void Raise() => Replace(before => new(before.Number + 1, before.ValidUntilUtc));

    /// <summary>The number of one part of what is public, such as the comments of one article: 0 before it ever changed.</summary>
    public long NumberOf(string scope) => _scopes.GetValueOrDefault(scope);

    /// <summary>Ends every page that reads from this part, and no other. Call it after the change is visible to readers of the data.</summary>
    public void Raise(string scope)
    {
        _scopes.AddOrUpdate(scope, 1, (_, number) => number + 1);
        // After the number: whoever still sees the state before began before this change was finished.
        Replace(before => new(before.Number, before.ValidUntilUtc));
    }

    private void Replace(Func<State, State> next)
    {
        State before;
        do before = _now;
        while (!ReferenceEquals(Interlocked.CompareExchange(ref _now, next(before), before), before));
    }

    /// <summary>Everything public between two changes.</summary>
    internal sealed class State(long number, DateTime validUntilUtc)
    {
        public long Number => number;
        public DateTime ValidUntilUtc => validUntilUtc;
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace MindfulBond.Comments.Limits;

/// <summary>
/// How many sends a neighbourhood of the network may make an hour, or within another window. The neighbourhood (a /24 of IPv4, a /48 of IPv6) is kept only in memory,
/// only as a keyed hash, under a key that is thrown away every day.
/// </summary>
public sealed class SendRate(TimeProvider clock, TimeSpan? window = null)
{
    private static readonly TimeSpan KeyLasts = TimeSpan.FromDays(1);

    private readonly TimeSpan _window = window ?? TimeSpan.FromHours(1);
    private readonly Lock _turning = new();
    private volatile State _state = new(RandomNumberGenerator.GetBytes(32), DateTimeOffset.MinValue, new());

    /// <summary>Counts a send.</summary>
    /// <param name="address">Where it comes from.</param>
    /// <param name="perHour">How many may come.</param>
    /// <param name="what">What is sent: the same once more is not counted again. Null counts always.</param>
    /// <param name="to">Whom it is counted for, where each has a count of its own.</param>
    /// <returns>Null when it may go on, else how long to wait.</returns>
    public TimeSpan? TooMany(IPAddress? address, int perHour, string? what = null, string? to = null) => Look(address, perHour, count: true, what, to);

    /// <summary>How long to wait before the next send, without counting one; null when it may go on.</summary>
    public TimeSpan? Wait(IPAddress? address, int perHour) => Look(address, perHour, count: false);

    /// <summary>Takes back what was counted for one.</summary>
    public void Forget(IPAddress? address, string to)
    {
        var (key, seen) = Current(clock.GetUtcNow());
        seen.TryRemove(Neighbourhood(address, key, to), out _);
    }

    private TimeSpan? Look(IPAddress? address, int perHour, bool count, string? what = null, string? to = null)
    {
        var now = clock.GetUtcNow();
        var (key, seen) = Current(now);
        var sends = seen.GetOrAdd(Neighbourhood(address, key, to), _ => new Sends());
        lock (sends)
        {
            sends.Forget(now - _window);
            if (what is not null && sends.Has(what)) return null;
            if (sends.Count >= perHour) return _window - (now - sends.FirstAt);
            if (count) sends.Add(now, what);
            return null;
        }
    }

    /// <summary>Neighbourhoods remembered now.</summary>
    public int Remembered => _state.Seen.Count;

    private (byte[] Key, ConcurrentDictionary<string, Sends> Seen) Current(DateTimeOffset now)
    {
        var state = _state;
        if (now - state.Since < KeyLasts) return (state.Key, state.Seen);
        lock (_turning)
        {
            if (now - _state.Since >= KeyLasts) _state = new State(RandomNumberGenerator.GetBytes(32), now, new());
            return (_state.Key, _state.Seen);
        }
    }

    private static string Neighbourhood(IPAddress? address, byte[] key, string? to)
    {
        if (address is null) return to ?? "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes()[..(address.AddressFamily == AddressFamily.InterNetwork ? 3 : 6)];
        return Convert.ToHexString(HMACSHA256.HashData(key, to is null ? bytes : [.. bytes, .. Encoding.UTF8.GetBytes(to)]));
    }

    private sealed record State(byte[] Key, DateTimeOffset Since, ConcurrentDictionary<string, Sends> Seen);

    /// <summary>The sends of one neighbourhood in the last hour: in order, and each to be found at once however many there are.</summary>
    private sealed class Sends
    {
        private readonly Queue<(DateTimeOffset At, string? What)> _inOrder = new();
        private readonly HashSet<string> _whats = new(StringComparer.Ordinal);

        public int Count => _inOrder.Count;

        public DateTimeOffset FirstAt => _inOrder.Peek().At;

        public bool Has(string what) => _whats.Contains(what);

        public void Add(DateTimeOffset at, string? what)
        {
            _inOrder.Enqueue((at, what));
            if (what is not null) _whats.Add(what);
        }

        /// <summary>Forgets those up to a moment.</summary>
        public void Forget(DateTimeOffset until)
        {
            while (_inOrder.TryPeek(out var first) && first.At <= until)
            {
                _inOrder.Dequeue();
                if (first.What is not null) _whats.Remove(first.What);
            }
        }
    }
}

using System.Collections.Concurrent;

namespace MindfulBond.Delivery;

/// <summary>
/// Room for the few pages that are rendered at once: more would not be ready sooner, and each takes a connection to the database and its share
/// of memory while it is under way. Whoever finds none waits in line.
/// </summary>
internal sealed class RenderingRoom : IDisposable
{
    // Enough to keep all processors busy while some of the pages wait for the database.
    internal static readonly int Places = 4 * Environment.ProcessorCount;

    /// <summary>A buffer that one huge page made larger than this is not kept for the others. In bytes.</summary>
    private const int LargestKept = 512 * 1024;

    private readonly SemaphoreSlim _free = new(Places, Places);
    private readonly ConcurrentBag<MemoryStream> _buffers = [];

    /// <summary>Takes a place; to be given back by disposing of it.</summary>
    /// <exception cref="OperationCanceledException">The reader left before there was one.</exception>
    public async Task<Place> EnterAsync(CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        return new Place(this, _buffers.TryTake(out var buffer) ? buffer : new MemoryStream(LargestKept / 8));
    }

    public void Dispose() => _free.Dispose();

    private void Leave(MemoryStream buffer)
    {
        if (buffer.Capacity <= LargestKept)
        {
            buffer.SetLength(0);
            _buffers.Add(buffer);
        }

        _free.Release();
    }

    /// <param name="room">Where it belongs.</param>
    /// <param name="body">Empty at first; what the page writes.</param>
    internal readonly struct Place(RenderingRoom room, MemoryStream body) : IDisposable
    {
        public MemoryStream Body => body;

        /// <summary>What was written, until the place is given back.</summary>
        public ReadOnlySpan<byte> Written => body.GetBuffer().AsSpan(0, (int)body.Length);

        public void Dispose() => room.Leave(body);
    }
}

using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace MindfulBond.Search;

/// <summary>Makes the next things on a thread of its own while somebody is busy with the last one.</summary>
internal static class Ahead
{
    /// <param name="things">Made in their order, by that thread alone. What goes wrong with one reaches who asked for it.</param>
    /// <param name="most">So many may wait; then the thread does.</param>
    /// <remarks>The thread ends with the last one, or when nobody asks for more.</remarks>
    public static IEnumerable<T> Of<T>(IEnumerable<T> things, int most)
    {
        using var ready = new BlockingCollection<T>(most);
        using var enough = new CancellationTokenSource();
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(Make) { IsBackground = true, Name = nameof(Ahead) };
        thread.Start();
        try
        {
            foreach (var one in ready.GetConsumingEnumerable()) yield return one;
            failure?.Throw();
        }
        finally
        {
            enough.Cancel();
            thread.Join();
        }

        void Make()
        {
            try
            {
                foreach (var one in things) ready.Add(one, enough.Token);
            }
#pragma warning disable CA1031 // Whatever it is, it is thrown where the thing was asked for.
            catch (Exception any)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(any);
            }
            finally
            {
                ready.CompleteAdding();
            }
        }
    }
}

using System.Runtime.InteropServices;

namespace MindfulBond.Site;

/// <summary>Manners of the C library's allocator, which SQLite, compression and pictures ask for memory.</summary>
internal static class NativeMemory
{
    // mallopt(3): M_MMAP_THRESHOLD and M_ARENA_MAX.
    private const int LargePiece = -3;
    private const int Arenas = -8;

    private const int LargePieceBytes = 256 * 1024;

    /// <summary>
    /// Lets go of what is freed. Otherwise GNU's allocator keeps eight heaps for each processor, each with the holes that short-lived pieces
    /// left, and learns from the large pieces of a picture to keep such pieces for ever. To be called before there are many threads.
    /// </summary>
    public static void KeepLittle()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = MallOpt(Arenas, Environment.ProcessorCount);
            _ = MallOpt(LargePiece, LargePieceBytes);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library than GNU's.
        }
    }

    [DllImport("libc", EntryPoint = "mallopt")]
    private static extern int MallOpt(int setting, int value);
}

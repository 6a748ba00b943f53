using System.Runtime.InteropServices;

namespace MindfulBond.Images;

/// <summary>Manners of those who work while readers are served.</summary>
internal static class Frugal
{
    private const int OneThread = 0;
    private const int Nicer = 10;

    /// <summary>Lets the current thread, and those that libvips starts from it, take what time is left when others want it.</summary>
    public static void GiveWay()
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        // On Linux .NET leaves priorities alone; there a thread has a niceness of its own, and 0 means the one that asks.
        if (OperatingSystem.IsLinux()) _ = SetPriority(OneThread, 0, Nicer);
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    private static extern int SetPriority(int which, uint who, int niceness);
}

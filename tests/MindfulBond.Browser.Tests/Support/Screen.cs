namespace MindfulBond.Browser.Tests.Support;

/// <summary>How large the reader's window is, in CSS pixels.</summary>
/// <param name="Width">Wide.</param>
/// <param name="Height">High.</param>
/// <param name="Scale">Device pixels to a CSS pixel.</param>
public sealed record Screen(int Width, int Height, float Scale = 1)
{
    public static readonly Screen Laptop = new(1280, 800);
    public static readonly Screen Wide = new(1440, 900);
    public static readonly Screen Phone = new(390, 844);
    public static readonly Screen Narrow = new(320, 568);

    /// <summary>1280 by 1024 at 400 %: WCAG 1.4.10.</summary>
    public static readonly Screen Zoomed = new(320, 256, 4);
}

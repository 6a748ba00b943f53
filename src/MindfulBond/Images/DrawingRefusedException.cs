namespace MindfulBond.Images;

/// <summary>A drawing of which nothing can be shown; the message says why and what to do, as the second half of a sentence.</summary>
internal sealed class DrawingRefusedException(string message) : Exception(message);

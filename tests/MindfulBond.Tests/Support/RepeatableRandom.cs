using System.Security.Cryptography;

namespace MindfulBond.Tests.Support;

/// <summary>The same "random" bytes for the same seed.</summary>
internal sealed class RepeatableRandom(int seed) : RandomNumberGenerator
{
    private readonly Random _random = new(seed);

    public override void GetBytes(byte[] data) => _random.NextBytes(data);

    public override void GetBytes(Span<byte> data) => _random.NextBytes(data);
}

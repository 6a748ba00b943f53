using Microsoft.Win32.SafeHandles;
using MindfulBond.Text;

namespace MindfulBond.Content;

/// <summary>
/// The words of texts as they were last good, packed and put aside in a file without a name, which is gone with the process: ten thousand of
/// them take no memory. What the disk has no room for stays in memory.
/// </summary>
/// <param name="folder">Where the file is made; null keeps all in memory.</param>
public sealed class KeptWords(string? folder)
{
    /// <summary>Bytes that a file may hold beyond four times what is in use before another one takes its place.</summary>
    internal const long Slack = 16 * 1024 * 1024;

    private readonly Lock _changing = new();
    private Volume? _volume;

    /// <summary>Bytes on the disk, with those that nobody keeps any more.</summary>
    internal long Bytes => _volume?.End ?? 0;

    internal Kept Keep(string text)
    {
        var packed = PackedText.Of(text);
        lock (_changing)
        {
            return Put(packed);
        }
    }

    /// <summary>Begins another file once most of this one are words that changed since.</summary>
    internal void Tidy(IEnumerable<TextBody> bodies)
    {
        lock (_changing)
        {
            if (_volume is null || _volume.End < Slack) return;
            var kept = bodies.Where(body => body.Kept is not null).ToList();
            if (_volume.End < Slack + (4 * kept.Sum(body => (long)body.Kept!.Length))) return;
            _volume = null;
            foreach (var body in kept) body.Kept = Put(body.Kept!.Packed());
        }
    }

    private Kept Put(byte[] packed)
    {
        if (folder is null) return new Kept(packed);
        try
        {
            _volume ??= new Volume(folder);
            return _volume.Put(packed);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Kept(packed);
        }
    }

    /// <summary>The words of one text. They stay what they are, also while a tidier file is being made.</summary>
    internal sealed class Kept
    {
        private readonly byte[]? _packed;
        private readonly Volume? _volume;
        private readonly long _start;

        public Kept(byte[] packed) => (_packed, Length) = (packed, packed.Length);

        public Kept(Volume volume, long start, int length) => (_volume, _start, Length) = (volume, start, length);

        /// <summary>In bytes, packed.</summary>
        public int Length { get; }

        public string Text => PackedText.Unpacked(Packed());

        /// <exception cref="IOException">The disk does not give back what was written.</exception>
        public byte[] Packed() => _packed ?? _volume!.Get(_start, Length);
    }

    /// <summary>A file that is only ever added to. It is closed when the last text that lies in it is forgotten.</summary>
    internal sealed class Volume
    {
        private readonly SafeFileHandle _file;

        public Volume(string folder)
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, $"words-{Guid.NewGuid():N}.tmp");
            _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            // Without a name from now on, so that a process that is killed leaves nothing behind.
            File.Delete(path);
        }

        public long End { get; private set; }

        public Kept Put(byte[] packed)
        {
            RandomAccess.Write(_file, packed, End);
            var kept = new Kept(this, End, packed.Length);
            End += packed.Length;
            return kept;
        }

        public byte[] Get(long start, int length)
        {
            var packed = new byte[length];
            for (var read = 0; read < length;)
            {
                var more = RandomAccess.Read(_file, packed.AsSpan(read), start + read);
                if (more == 0) throw new EndOfStreamException("The words that were put aside are not there any more.");
                read += more;
            }

            return packed;
        }
    }
}

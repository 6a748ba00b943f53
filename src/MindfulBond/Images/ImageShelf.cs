using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MindfulBond.Site;

namespace MindfulBond.Images;

/// <summary>
/// The folder <c>Data:Path/images</c>: for each picture the one readers get and its smaller forms, named by the hash of original and recipe,
/// and a list that spares hashing and trying again after a restart. The folder may be deleted at any time.
/// </summary>
public sealed class ImageShelf(IOptions<DataOptions> data, TimeProvider clock) : IImageShelf, IDisposable
{
    /// <summary>How long what was made of a picture stays after the content has stopped using it: long enough for a mistake to be taken back.</summary>
    private static readonly TimeSpan KeptUnused = TimeSpan.FromDays(30);

    private const string ListName = "list.json";

    private readonly string _folder = Path.Combine(data.Value.FullPath, "images");
    private readonly ConcurrentDictionary<string, Entry> _entries = Load(Path.Combine(data.Value.FullPath, "images", ListName));
    private readonly ConcurrentDictionary<string, Entry> _hashed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ImageFile, byte> _asked = [];
    private readonly BlockingCollection<ImageFile> _waiting = [];
    private readonly SemaphoreSlim _lane = new(1, 1);

    private int _number;

    public int Number => Volatile.Read(ref _number);

    /// <summary>How many pictures nobody has looked at yet.</summary>
    public int Waiting => _asked.Count;

    public PreparedImage? Find(ImageFile image)
    {
        if (_entries.TryGetValue(image.FullPath, out var entry) && entry.IsOf(image) && entry.Prepared is not null) return entry.Prepared;
        if (_asked.TryAdd(image, 0)) _waiting.Add(image);
        return null;
    }

    public void Keep(IReadOnlyCollection<string> fullPaths)
    {
        var used = fullPaths.ToHashSet(StringComparer.Ordinal);
        var today = Today();
        foreach (var (path, entry) in _entries)
        {
            DateOnly? unused = used.Contains(path) ? null : entry.UnusedSince ?? today;
            if (unused != entry.UnusedSince) _entries.TryUpdate(path, entry with { UnusedSince = unused }, entry);
        }
    }

    /// <summary>The file of a smaller picture; null when the address is not, or no longer, that of one.</summary>
    /// <param name="image">The picture it was made of.</param>
    /// <param name="query">What follows the question mark of <see cref="PreparedImage.Query"/>, without its name.</param>
    public (string Path, string Format)? Variant(ImageFile image, string? query)
    {
        if (query is null || Find(image) is not { } prepared || prepared.Variants.FirstOrDefault(variant => prepared.Query(variant) == "?v=" + query) is not { } found) return null;
        var path = PathOf(prepared.Key, found);
        if (File.Exists(path)) return (path, found.Format);

        // Somebody emptied the folder.
        _entries.TryRemove(image.FullPath, out _);
        Find(image);
        return null;
    }

    /// <summary>The whole picture as readers get it, made now if it has to be: one at a time.</summary>
    /// <exception cref="NetVips.VipsException">The picture is damaged.</exception>
    /// <exception cref="IOException">The picture is gone, or the folder cannot be written.</exception>
    public async Task<(string Path, string Key)> CleanAsync(ImageFile image, CancellationToken cancel)
    {
        if (KnownKey(image) is { } known && CleanPath(known, image) is var there && File.Exists(there)) return (there, known);

        await _lane.WaitAsync(cancel);
        try
        {
            return Clean(image);
        }
        finally
        {
            _lane.Release();
        }
    }

    /// <summary>The next picture to look at; null when none came within the time.</summary>
    internal ImageFile? Next(TimeSpan within, CancellationToken cancel) => _waiting.TryTake(out var image, (int)within.TotalMilliseconds, cancel) ? image : null;

    /// <summary>Looks at a picture and makes what is worth making of it.</summary>
    /// <returns>Whether a page or a list of problems will show a difference.</returns>
    internal bool Prepare(ImageFile image, CancellationToken cancel)
    {
        try
        {
            var key = KeyOf(image);
            var prepared = _entries.Values.FirstOrDefault(entry => entry.Prepared?.Key == key && AllThere(entry.Prepared, image))?.Prepared ?? Make(image, key, cancel);
            _entries[image.FullPath] = new Entry(image.FullPath, image.Bytes, image.WrittenTicks, key, prepared, UnusedSince: null);
            return prepared.Fault is not null || prepared.Variants.Count > 0 || prepared.TakenOut.Count > 0;
        }
        finally
        {
            _asked.TryRemove(image, out _);
        }
    }

    /// <summary>Writes the list, and tells those who look at <see cref="Number"/> that it has changed.</summary>
    internal void Show(bool changed)
    {
        Save();
        if (changed) Interlocked.Increment(ref _number);
    }

    /// <summary>Removes what was made of pictures that nothing has used for a month, and what nobody knows of.</summary>
    internal void Sweep()
    {
        if (!Directory.Exists(_folder)) return;
        var today = Today();
        foreach (var (path, entry) in _entries)
        {
            if (entry.UnusedSince is not { } since || since.ToDateTime(TimeOnly.MinValue) + KeptUnused > today.ToDateTime(TimeOnly.MinValue)) continue;
            _entries.TryRemove(path, out _);
            _hashed.TryRemove(path, out _);
        }

        var known = _entries.Values.Concat(_hashed.Values).Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        var oldest = clock.GetUtcNow().UtcDateTime - KeptUnused;
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles())
        {
            if (file.Name != ListName && file.LastWriteTimeUtc < oldest && !known.Contains(file.Name.Split('-', '.')[0])) file.Delete();
        }

        Save();
    }

    public void Dispose()
    {
        _waiting.Dispose();
        _lane.Dispose();
    }

    private void Save() => Write(Path.Combine(_folder, ListName), path =>
    {
        using var stream = File.Create(path);
        JsonSerializer.Serialize(stream, _entries.Values.OrderBy(entry => entry.Path, StringComparer.Ordinal));
    });

    private PreparedImage Make(ImageFile image, string key, CancellationToken cancel)
    {
        if (InTurn(image.FaultOf, cancel) is { } fault) return new PreparedImage { Key = key, Fault = fault };

        var (clean, _) = InTurn(() => Clean(image), cancel);
        if (image.IsDrawing) return new PreparedImage { Key = key, TakenOut = Drawing.Read(image.FullPath).TakenOut };

        var made = Photo.WriteVariants(image, (variant, write) => InTurn(() => Write(PathOf(key, variant), write), cancel), cancel);
        var kept = Recipe.Worthwhile(made, new FileInfo(clean).Length);
        foreach (var variant in made.Except(kept)) File.Delete(PathOf(key, variant));
        return new PreparedImage { Key = key, Variants = kept };
    }

    // A reader who asks for a picture in between waits for one step, not for all of them, and memory holds one at a time.
    private T InTurn<T>(Func<T> step, CancellationToken cancel)
    {
        _lane.Wait(cancel);
        try
        {
            return step();
        }
        finally
        {
            _lane.Release();
        }
    }

    private (string Path, string Key) Clean(ImageFile image)
    {
        var key = KeyOf(image);
        var path = CleanPath(key, image);
        if (!File.Exists(path)) Write(path, image.WriteClean);
        return (path, key);
    }

    private bool AllThere(PreparedImage prepared, ImageFile image) =>
        prepared.Fault is not null || (File.Exists(CleanPath(prepared.Key, image)) && prepared.Variants.All(variant => File.Exists(PathOf(prepared.Key, variant))));

    private string CleanPath(string key, ImageFile image) => Path.Combine(_folder, key + FileKind.Ending(image.MediaType));

    private string PathOf(string key, ImageVariant variant) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{key}-{variant.Width}.{variant.Format}"));

    private string? KnownKey(ImageFile image) =>
        (_entries.TryGetValue(image.FullPath, out var entry) && entry.IsOf(image)) || (_hashed.TryGetValue(image.FullPath, out entry) && entry.IsOf(image)) ? entry.Key : null;

    private string KeyOf(ImageFile image)
    {
        if (KnownKey(image) is { } known) return known;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(Recipe.Version + "\n"));
        using (var stream = File.OpenRead(image.FullPath))
        {
            var buffer = new byte[64 * 1024];
            for (int read; (read = stream.Read(buffer)) > 0;) hash.AppendData(buffer.AsSpan(0, read));
        }

        var key = Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
        _hashed[image.FullPath] = new Entry(image.FullPath, image.Bytes, image.WrittenTicks, key, Prepared: null, UnusedSince: null);
        return key;
    }

    private string Write(string path, Action<string> write)
    {
        Directory.CreateDirectory(_folder);
        var unfinished = Path.Combine(_folder, "unfinished-" + Path.GetRandomFileName());
        try
        {
            write(unfinished);
            File.Move(unfinished, path, overwrite: true);
            return path;
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static ConcurrentDictionary<string, Entry> Load(string list)
    {
        try
        {
            using var stream = File.OpenRead(list);
            var entries = JsonSerializer.Deserialize<List<Entry>>(stream) ?? [];
            // A list of an older recipe names pictures that would not be made today.
            return new(entries.Where(entry => entry is { Path: not null, Key: not null, Recipe: Images.Recipe.Version }).Select(entry => KeyValuePair.Create(entry.Path, entry)), StringComparer.Ordinal);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            return new(StringComparer.Ordinal);
        }
    }

    private sealed record Entry(string Path, long Bytes, long WrittenTicks, string Key, PreparedImage? Prepared, DateOnly? UnusedSince)
    {
        public string Recipe { get; init; } = Images.Recipe.Version;

        public bool IsOf(ImageFile image) => Bytes == image.Bytes && WrittenTicks == image.WrittenTicks;
    }
}

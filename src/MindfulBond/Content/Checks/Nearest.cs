using System.Numerics;
using MindfulBond.Text;

namespace MindfulBond.Content.Checks;

/// <summary>Finds the file, or the address, that somebody probably meant by a path that leads nowhere.</summary>
internal sealed class Nearest
{
    private readonly Dictionary<string, string> _byPath = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<(string Name, uint Letters)>> _byFolder = new(StringComparer.Ordinal);

    /// <param name="files">What may be meant: paths relative to the content folder, or addresses.</param>
    public Nearest(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            var name = file[(file.LastIndexOf('/') + 1)..];
            _byPath.TryAdd(file, file);
            Keep(_byName, name, file);
            if (name.Length > 11 && char.IsAsciiDigit(name[0]) && name[10] == '-') Keep(_byName, name[11..], file);
            Keep(_byName, Path.GetFileNameWithoutExtension(name), file);
            Keep(_byFolder, ContentSnapshot.FolderOf(file), (name, LettersOf(name)));
        }
    }

    /// <summary>The file nearest to a path, and whether only the case of letters differs; null when none is near.</summary>
    public (string File, bool OnlyCase)? To(string path)
    {
        if (_byPath.TryGetValue(path, out var same) || (!Path.HasExtension(path) && _byPath.TryGetValue(path + ".md", out same))) return (same, true);

        var name = path[(path.LastIndexOf('/') + 1)..];
        var folder = ContentSnapshot.FolderOf(path);
        if (_byName.TryGetValue(name, out var elsewhere) || _byName.TryGetValue(Path.GetFileNameWithoutExtension(name), out elsewhere))
            return (elsewhere.OrderByDescending(file => Shared(folder, file)).ThenBy(file => file, StringComparer.Ordinal).First(), false);

        if (!_byFolder.TryGetValue(folder, out var beside)) return null;
        // A slip changes two letters at most of those that occur; looking at that first spares nearly all comparisons.
        var (letters, most) = (LettersOf(name), 2 * Math.Clamp(name.Length / 3, 1, 3));
        var near = DidYouMean.Among(beside.Where(file => BitOperations.PopCount(file.Letters ^ letters) <= most).Select(file => file.Name), name);
        return near is null ? null : ((folder.Length == 0 ? near : $"{folder}/{near}"), false);
    }

    /// <summary>A file as a text names it: seen from the text's own folder.</summary>
    public static string SeenFrom(string text, string file)
    {
        var (own, other) = (text.Split('/')[..^1], file.Split('/'));
        var same = 0;
        while (same < own.Length && same < other.Length - 1 && own[same] == other[same]) same++;
        return string.Concat(Enumerable.Repeat("../", own.Length - same)) + string.Join('/', other[same..]);
    }

    private static void Keep<T>(Dictionary<string, List<T>> lists, string key, T value)
    {
        if (!lists.TryGetValue(key, out var list)) lists.Add(key, list = []);
        list.Add(value);
    }

    private static int Shared(string folder, string file) => folder.Split('/').Zip(file.Split('/')).TakeWhile(pair => pair.First == pair.Second).Count();

    private static uint LettersOf(string name)
    {
        var letters = 0u;
        foreach (var letter in name) letters |= 1u << (char.ToLowerInvariant(letter) & 31);
        return letters;
    }
}

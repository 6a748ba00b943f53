using System.Collections.Frozen;

namespace MindfulBond.Content;

/// <param name="Tool">Who spells it so.</param>
/// <param name="Key">The key as this site has it.</param>
/// <param name="Written">The other spelling; a dot leads into a mapping, unless the key itself has one.</param>
internal sealed record KeySpelling(string Tool, string Key, string Written);

/// <summary>The other spellings of each key, in the order in which they are asked for.</summary>
internal sealed class KeySpellings(IEnumerable<KeySpelling> rows)
{
    private readonly FrozenDictionary<string, string[]> _written = rows.GroupBy(row => row.Key, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(group => group.Key, group => group.Select(row => row.Written).ToArray(), StringComparer.OrdinalIgnoreCase);

    public static KeySpellings None { get; } = new([]);

    /// <summary>The keys that have another spelling.</summary>
    public IEnumerable<string> Keys => _written.Keys;

    public IReadOnlyList<string> Of(string key) => _written.GetValueOrDefault(key) ?? [];
}

using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace MindfulBond.Text;

/// <summary>
/// Tells names that look alike. Two names with one skeleton would be taken for each other at a glance.
/// </summary>
/// <remarks>
/// The idea of Unicode Technical Standard #39 (skeletons), with our own, coarser selection: case, accents, spaces, punctuation,
/// symbols and hidden characters do not count, and letters are compared by shape whatever their script.
/// </remarks>
public static class LookAlikes
{
    // Shapes after Unicode UTS #39, chosen for names in Latin letters. The capital I, the small l and the figure 1 are one shape;
    // so every i and l is "i". Each row: the shape, then what looks like it. Small and capital letters only where they differ.
    private static readonly FrozenDictionary<int, string> Shapes = Table(
    [
        ("a", "4@αΑаᴀɑɐⲁꓮᗅᎪ∀⍺Ʌ"), ("ae", "æӕ"), ("b", "8бβΒвВьƅʙɓƀꓐᗷᏼЬ฿"), ("c", "сϲçᴄⲥꓚᑕᏟ¢ƈⅽↄ"),
        ("d", "ԁđɖɗᴅꓓᗞᎠᏧƌð"), ("e", "3еεΕєҽəɘǝɛᴇⲉꓰᎬ€зɜэЭЗ℮"), ("f", "ƒғꜰꓝϝẝ"), ("g", "9ɡɢԍցꓖᏀǥɠ"),
        ("h", "һΗнНհʜћħⲏꓧᕼᎻђң"), ("i", "1lі|ıΙιӏІӀɩɪɫłƖʟꓲꓡⲓᏞᒪ£ᎥᏝ丨ǀ∣¡ƚ\u0627\u05D5\u05DF"), ("j", "јϳյᴊꓙᎫᒍɉʝ"), ("k", "кκΚᴋⲕꓗᏦқҝƙкĸᛕ"),
        ("rn", "mмΜМᴍⲙꓟᎷᗰɱ"), ("n", "ηпπոɴⲛꓠŋΝᑎɲƞИи"), ("o", "0оοΟσςօ𐐬ᴏⲟꓳ〇ɵøθө○●◯ㅇⵔº°०০๐໐\u05E1\u0665"), ("oe", "œ"),
        ("p", "рρΡᴘⲣꓑᏢᑭþƥ"), ("q", "ԛգզǫɋ"), ("r", "гґɍʀɹꓣᖇᎡᏒя®Я"), ("s", "5$ѕꜱʂꓢᏚ§ƨ"), ("ss", "ß"),
        ("t", "7тτΤᴛⲧꓔᎢŧ†ƭт"), ("u", "υμцսᴜꓴᑌʋ∪վ"), ("v", "νѵᴠꓦᏙᐯʌ∨\u0667"), ("vv", "wшщѡωԝᴡꓪᎳᗯɯƜ"), ("x", "хχΧꓫ᙭×ҳⲭ"),
        ("y", "уγΥʏүꓬᎩ¥ɣўўұ"), ("z", "2ᴢΖƶꓜᏃʐζʒ"),
    ]);

    /// <summary>What a name looks like, as lower-case letters; empty when it holds no letter or digit. A skeleton is its own skeleton.</summary>
    public static string Skeleton(string name)
    {
        // A compatibility form can hold a capital, and a capital an accent: the second pass sees them.
        var skeleton = OnePass(name);
        for (var pass = 0; pass < 3; pass++)
        {
            var again = OnePass(skeleton);
            if (again == skeleton) break;
            skeleton = again;
        }
        return skeleton;
    }

    /// <summary>Whether readers could take this name for an author's: the same look, or an author's full name among other words.</summary>
    public static bool Imitates(string name, IEnumerable<string> authors) => authors.Any(author => Imitates(name, author));

    private static bool Imitates(string name, string author)
    {
        if (string.Equals(name.Normalized(), author.Normalized(), StringComparison.OrdinalIgnoreCase)) return true;
        return Same(name, author)
            || Same(name.ToUpperInvariant(), author.ToUpperInvariant())
            || Same(name.ToLowerInvariant(), author.ToLowerInvariant());
    }

    private static bool Same(string name, string author)
    {
        var (one, other) = (Skeleton(name), Skeleton(author));
        if (other.Length == 0) return false;
        return one == other || IsFullName(author) && one.Contains(other, StringComparison.Ordinal);
    }

    // Two words of some length are found inside longer names; "Sam" inside "Samira" is no imitation.
    private static bool IsFullName(string author) =>
        author.Trim().Contains(' ', StringComparison.Ordinal) && author.EnumerateRunes().Count(Rune.IsLetter) >= 7;

    private static string OnePass(string name)
    {
        var skeleton = new StringBuilder(name.Length);
        foreach (var rune in Decomposed(name).EnumerateRunes())
        {
            if (ShapeOf(rune) is { } shape) skeleton.Append(shape);
            else if (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.NonSpacingMark && !IsAccent(rune))
                skeleton.Append(Rune.ToLowerInvariant(rune).ToString());
        }
        return skeleton.ToString();
    }

    // A character of the table counts as it looks: the compatibility form of some letters looks like another letter.
    private static string Decomposed(string name)
    {
        var decomposed = new StringBuilder(name.Length);
        foreach (var rune in name.Normalized().EnumerateRunes())
            decomposed.Append(Shapes.ContainsKey(rune.Value) ? rune.ToString() : rune.ToString().Normalize(NormalizationForm.FormKD));
        return decomposed.ToString();
    }

    private static string? ShapeOf(Rune rune)
    {
        if (Shapes.TryGetValue(rune.Value, out var shape)) return shape;
        var lower = Rune.ToLowerInvariant(rune);
        if (Shapes.TryGetValue(lower.Value, out shape)) return shape;
        if (Shapes.TryGetValue(Rune.ToUpperInvariant(rune).Value, out shape) && !lower.IsAscii) return shape;
        if (EnclosedLetter(rune) is { } letter) return ShapeOf(letter) ?? letter.ToString();
        if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.DecimalDigitNumber) return null;
        var digit = new Rune((char)('0' + (int)Rune.GetNumericValue(rune)));
        return Shapes.TryGetValue(digit.Value, out shape) ? shape : digit.ToString();
    }

    // White letters on black circles and squares, and the letters that flags are made of, have no compatibility form.
    private static Rune? EnclosedLetter(Rune rune) => rune.Value switch
    {
        >= 0x1F150 and <= 0x1F169 => new Rune('a' + rune.Value - 0x1F150),
        >= 0x1F170 and <= 0x1F189 => new Rune('a' + rune.Value - 0x1F170),
        >= 0x1F1E6 and <= 0x1F1FF => new Rune('a' + rune.Value - 0x1F1E6),
        _ => null,
    };

    // Vowel signs of Indic and Southeast Asian scripts carry the name; accents, points and variation selectors do not.
    private static bool IsAccent(Rune rune) =>
        rune.Value is <= 0x08FF or >= 0x180B and <= 0x180F or >= 0x1AB0 and <= 0x1AFF or >= 0x1DC0 and <= 0x1DFF or >= 0x20D0 and <= 0x20FF
            or >= 0x3099 and <= 0x309A or >= 0xFE00 and <= 0xFE2F or >= 0xE0100;

    private static FrozenDictionary<int, string> Table((string Shape, string Alike)[] rows)
    {
        var table = new Dictionary<int, string>();
        foreach (var (shape, alike) in rows)
            foreach (var rune in alike.EnumerateRunes()) table[rune.Value] = shape;
        return table.ToFrozenDictionary();
    }
}

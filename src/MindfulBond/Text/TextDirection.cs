namespace MindfulBond.Text;

/// <summary>Which way a language is written.</summary>
public static class TextDirection
{
    // Languages whose usual script runs from right to left (CLDR), and scripts that do whatever the language.
    private static readonly string[] RightToLeft = ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"];
    private static readonly string[] RightToLeftScripts = ["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"];

    /// <summary><c>rtl</c> for a language written from right to left, otherwise null: the page's own direction.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public static string? Of(string language)
    {
        var parts = language.Split('-');
        var script = parts.Skip(1).FirstOrDefault(part => part.Length == 4);
        var rightToLeft = script is null
            ? RightToLeft.Contains(parts[0], StringComparer.OrdinalIgnoreCase)
            : RightToLeftScripts.Contains(script, StringComparer.OrdinalIgnoreCase);
        return rightToLeft ? "rtl" : null;
    }
}

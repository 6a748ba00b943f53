using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Comments;
using MindfulBond.Data;

namespace MindfulBond.Moderation;

/// <summary>
/// Finds comments by their words, whatever their state, without walking through all of them: over SQLite's FTS5, or PostgreSQL's text search.
/// Words are matched whole, whatever their case, and on SQLite their accents; with a star behind them by their beginnings.
/// </summary>
internal static class CommentSearch
{
    private const int MostWords = 10;

    /// <summary>The ids of the comments of one state that hold all these words, the oldest first.</summary>
    /// <param name="database">Where to look.</param>
    /// <param name="status">Their state.</param>
    /// <param name="isPrivate">Private notes, or comments.</param>
    /// <param name="articleSlug">The article they stand under; null for any.</param>
    /// <param name="flag">A rule that fired; null for any.</param>
    /// <param name="words">As typed; null for any.</param>
    /// <param name="newestFirst">The other way round.</param>
    /// <param name="skip">Those passed over.</param>
    /// <param name="take">The most wanted.</param>
    /// <param name="cancel">The moderator left.</param>
    public static async Task<List<Guid>> FindAsync(
        BlogDb database, CommentStatus status, bool isPrivate, string? articleSlug, string? flag, string? words, bool newestFirst, int skip, int take, CancellationToken cancel)
    {
        var wanted = WordsOf(words);
        if (words is not null && wanted.Count == 0) return [];
        if (database.Database.IsSqlite())
        {
            var match = new StringBuilder($"Keys : s{status} AND Keys : {(isPrivate ? "private" : "open")}");
            if (articleSlug is not null) match.Append(" AND Keys : a").Append(Convert.ToHexString(Encoding.UTF8.GetBytes(articleSlug)));
            if (flag is not null) match.Append(" AND Flags : ").Append(Quoted(flag));
            foreach (var (word, isBeginning) in wanted) match.Append(" AND Words : ").Append(Quoted(word)).Append(isBeginning ? "*" : null);
            var expression = match.ToString();
            // The row numbers rise with time, and the index is read in their order: nothing is sorted.
            var rows = newestFirst
                ? database.Database.SqlQuery<Guid>($"SELECT r.CommentId AS Value FROM CommentWords w JOIN CommentWordRows r ON r.Number = w.rowid WHERE w.CommentWords MATCH {expression} ORDER BY w.rowid DESC LIMIT {take} OFFSET {skip}")
                : database.Database.SqlQuery<Guid>($"SELECT r.CommentId AS Value FROM CommentWords w JOIN CommentWordRows r ON r.Number = w.rowid WHERE w.CommentWords MATCH {expression} ORDER BY w.rowid LIMIT {take} OFFSET {skip}");
            return await rows.ToListAsync(cancel);
        }

        var query = string.Join(" & ", wanted.Select(one => $"'{one.Word}'{(one.IsBeginning ? ":*" : null)}"));
        var comments = wanted.Count == 0
            ? database.Comments
            : database.Comments.FromSql($"""SELECT * FROM "Comments" WHERE to_tsvector('simple', "Name" || ' ' || "Text") @@ to_tsquery('simple', {query})""");
        comments = comments.Where(comment => comment.Status == status && comment.IsPrivate == isPrivate);
        if (articleSlug is not null) comments = comments.Where(comment => comment.ArticleSlug == articleSlug);
        if (flag is not null) comments = comments.Where(comment => (" " + comment.Flags + " ").Contains(" " + flag + " "));
        comments = newestFirst
            ? comments.OrderByDescending(comment => comment.SentUtc).ThenByDescending(comment => comment.Id)
            : comments.OrderBy(comment => comment.SentUtc).ThenBy(comment => comment.Id);
        return await comments.Skip(skip).Take(take).Select(comment => comment.Id).ToListAsync(cancel);
    }

    // Letters and digits alone: whatever else was typed is no part of a word to either database.
    private static List<(string Word, bool IsBeginning)> WordsOf(string? typed)
    {
        var words = new List<(string, bool)>();
        var word = new StringBuilder();
        foreach (var rune in (typed ?? "").EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark) word.Append(rune);
            else End(rune.Value == '*');
        }

        End(isBeginning: false);
        return words;

        void End(bool isBeginning)
        {
            if (word.Length > 0 && words.Count < MostWords) words.Add((word.ToString(), isBeginning));
            word.Clear();
        }
    }

    private static string Quoted(string words) => $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

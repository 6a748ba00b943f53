using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using MindfulBond.Articles;
using MindfulBond.Site;
using MindfulBond.Text;
using SQLitePCL;

namespace MindfulBond.Search;

/// <summary>
/// The words of what is published, with the lines that may be shown, in a SQLite file of its own (FTS5). Nothing in it is worth keeping: a file that is missing, old or broken
/// is made again from the content folder.
/// </summary>
/// <remarks>One task writes (<see cref="IndexKeeper"/>); any number of requests read. Decision 0023.</remarks>
public sealed class SearchIndex(IOptions<DataOptions> data) : IDisposable
{
    /// <summary>Raised whenever words are cut, stemmed or kept otherwise.</summary>
    private const int Version = 2;

    // FTS5 merges what each commit writes, which is most of the work when they are small. Beyond so many bytes it writes before the commit.
    private const int Together = 500;
    private const int TogetherBytes = 4 * 1024 * 1024;

    // Texts that wait for SQLite when it is the slower one. For a few no thread is worth its start.
    private const int RowsAhead = 50;
    private const int Few = 10;

    private const string Weights = "10, 4, 5, 3, 1, 8, 3.2, 4, 2.4, 0.8";

    private readonly ConcurrentDictionary<long, string> _addresses = new();
    private Dictionary<string, (long Id, string Stamp)>? _known;
    private volatile Lexicon? _lexicon;
    private volatile bool _isChanging;
    private volatile bool _isBroken;
    private volatile int _edition;

    public string File => Path.Combine(data.Value.FullPath, "search.db");

    /// <summary>Whether every article that is published stands in it.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Another one whenever rows came, changed or went.</summary>
    internal int Edition => _edition;

    /// <summary>Whether the file has to be made again.</summary>
    internal bool IsBroken => _isBroken;

    /// <summary>Brings the index to what is published: only what changed is read again.</summary>
    /// <returns>How many articles and pages were taken in, and how many taken out.</returns>
    /// <exception cref="SqliteException">The file cannot be used; <see cref="Discard"/> it.</exception>
    internal (int In, int Out) Keep(ArticleCatalog catalog, CancellationToken cancel)
    {
        Directory.CreateDirectory(data.Value.FullPath);
        using var database = Open();
        _known ??= Prepare(database);

        var documents = SearchDocument.AllOf(catalog).Select(document => (Document: document, Stamp: document.Stamp())).ToList();
        var changed = documents.Where(one => !_known.TryGetValue(one.Document.Address, out var known) || known.Stamp != one.Stamp).ToList();
        var published = documents.Select(one => one.Document.Address).ToHashSet(StringComparer.Ordinal);
        var gone = _known.Keys.Where(address => !published.Contains(address)).ToList();

        _isChanging = true;
        try
        {
            Change(database, gone, changed, cancel);
            // Whoever slips next need not wait for it.
            if (_lexicon is { } known && known.Edition != _edition) ReadLexicon(database);
        }
        finally
        {
            _isChanging = false;
        }

        IsComplete = true;
        return (changed.Count, gone.Count);
    }

    private void Change(SqliteConnection database, List<string> gone, List<(SearchDocument Document, string Stamp)> changed, CancellationToken cancel)
    {
        var stems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (gone.Count > 0) Remove(database, gone);
        // Rendered and cut one after the other while SQLite writes those before: what is left of the machine is for those who read meanwhile.
        var rows = changed.Select(one =>
        {
            cancel.ThrowIfCancellationRequested();
            return Row.Of(one.Document, one.Stamp, stems);
        });
        using var prepared = (changed.Count > Few ? Ahead.Of(rows, RowsAhead) : rows).GetEnumerator();
        while (TakeIn(database, prepared) == Together)
        {
            // There may be more.
        }
    }

    /// <summary>Takes everything in again.</summary>
    internal void Forget()
    {
        using var database = Open();
        _known = Prepare(database);
        Run(database, "INSERT INTO words(words) VALUES('delete-all'); DELETE FROM documents");
        _known.Clear();
        _addresses.Clear();
        Turn();
    }

    /// <summary>Throws the file away.</summary>
    internal void Discard()
    {
        IsComplete = false;
        _known = null;
        _lexicon = null;
        _addresses.Clear();
        Turn();
        SqliteConnection.ClearPool(new SqliteConnection(Source));
        foreach (var file in new[] { File, File + "-wal", File + "-shm" }) Delete(file);
        _isBroken = false;
    }

    /// <summary>What stands behind its rows in a catalogue.</summary>
    internal Findables FindablesIn(ArticleCatalog catalog)
    {
        var edition = _edition;
        return new Findables(catalog, _addresses, edition);
    }

    /// <summary>What matches, with how well: the more, the better.</summary>
    /// <param name="match">In the words of FTS5, made by <see cref="SearchQuery"/>.</param>
    /// <param name="among">What may be found.</param>
    /// <returns>In no order; none while the index cannot be read.</returns>
    internal List<Hit> Find(string match, Findables among) => Matching(match, $"-bm25(words, {Weights})", among);

    /// <summary>The same without weighing it, which takes most of the time where thousands match: each as good as any other.</summary>
    internal List<Hit> FindAny(string match, Findables among) => Matching(match, "0.0", among);

    /// <summary>The lines that may be shown of each (<see cref="OpenText"/>), by address; of one that changed since it was taken in there are none.</summary>
    internal IReadOnlyDictionary<string, string> LinesOf(IEnumerable<SearchDocument> documents) => Read(database =>
    {
        using var command = Command(database, "SELECT lines FROM documents WHERE address = $address AND stamp = $stamp", ("$address", ""), ("$stamp", ""));
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            (command.Parameters["$address"].Value, command.Parameters["$stamp"].Value) = (document.Address, document.Stamp());
            if (command.ExecuteScalar() is byte[] packed) lines[document.Address] = PackedText.Unpacked(packed);
        }

        return lines;
    }) ?? [];

    /// <summary>Whether so many match.</summary>
    internal bool Has(string match, int times = 1) => Read(database =>
    {
        using var command = Command(database, "SELECT COUNT(*) FROM (SELECT 1 FROM words WHERE words MATCH $match LIMIT $times)", ("$match", match), ("$times", times));
        return (long)command.ExecuteScalar()! == times ? true : (bool?)null;
    }) is true;

    /// <summary>The words that stand in it, for those who slipped. Reading all of them takes long, so while it is being changed those from before are good enough.</summary>
    internal Lexicon Lexicon() => _lexicon is { } known && (known.Edition == _edition || _isChanging) ? known : Read(ReadLexicon) ?? Search.Lexicon.Empty;

    private Lexicon ReadLexicon(SqliteConnection database)
    {
        var edition = _edition;
        using var command = Command(database, "SELECT term, SUM(doc) FROM vocabulary WHERE col IN ('title', 'headings', 'topics', 'lead', 'body') GROUP BY term");
        using var reader = command.ExecuteReader();
        var words = new List<(string, int)>();
        while (reader.Read()) words.Add((reader.GetString(0), reader.GetInt32(1)));
        return _lexicon = new Lexicon(words, edition);
    }

    public void Dispose() => SqliteConnection.ClearPool(new SqliteConnection(Source));

    private string Source => new SqliteConnectionStringBuilder { DataSource = File, Pooling = true }.ToString();

    private SqliteConnection Open()
    {
        var database = new SqliteConnection(Source);
        database.Open();
        // The system keeps the file in memory anyway, once for all connections.
        Run(database, "PRAGMA cache_size = -1024");
        return database;
    }

    // Rows come by thousands, and a reader of the library spends more on each than SQLite does.
    private List<Hit> Matching(string match, string rank, Findables among) => Read(database =>
    {
        var found = new List<Hit>();
        Check(raw.sqlite3_prepare_v2(database.Handle, $"SELECT rowid, {rank} FROM words WHERE words MATCH ?", out var statement));
        using (statement)
        {
            Check(raw.sqlite3_bind_text(statement, 1, match));
            var answer = raw.sqlite3_step(statement);
            for (; answer == raw.SQLITE_ROW; answer = raw.sqlite3_step(statement))
                if (among.At(raw.sqlite3_column_int64(statement, 0)) is { } what) found.Add(new Hit(what, raw.sqlite3_column_double(statement, 1)));
            if (answer != raw.SQLITE_DONE) Check(answer);
        }

        return found;

        void Check(int answer) => SqliteException.ThrowExceptionForRC(answer, database.Handle);
    }) ?? [];

    // A broken file is a slow search until it is made again, never a broken page.
    private T? Read<T>(Func<SqliteConnection, T> read)
    {
        if (_isBroken || _addresses.IsEmpty) return default;
        try
        {
            using var database = Open();
            return read(database);
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED))
        {
            _isBroken = true;
            return default;
        }
    }

    private Dictionary<string, (long Id, string Stamp)> Prepare(SqliteConnection database)
    {
        Run(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
        using (var version = Command(database, "PRAGMA user_version"))
        {
            var found = Convert.ToInt32(version.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
            if (found is not (0 or Version)) throw new SqliteException("The index is of another version.", raw.SQLITE_MISMATCH);
        }

        // Words come cut and folded, so that nothing is left to do but to part them at spaces. Stems stand apart: they are no words to suggest.
        Run(database, $"""
            CREATE TABLE IF NOT EXISTS documents(id INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, lines BLOB NOT NULL);
            CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
                title, headings, topics, lead, body, title_stems, headings_stems, topics_stems, lead_stems, body_stems,
                content='', contentless_delete=1, tokenize='ascii', prefix='2 3');
            CREATE VIRTUAL TABLE IF NOT EXISTS vocabulary USING fts5vocab(words, col);
            INSERT INTO words(words, rank) VALUES('hashsize', {TogetherBytes});
            PRAGMA user_version = {Version};
            """);
        var known = new Dictionary<string, (long, string)>(StringComparer.Ordinal);
        using var all = Command(database, "SELECT id, address, stamp FROM documents");
        using var reader = all.ExecuteReader();
        while (reader.Read())
        {
            known[reader.GetString(1)] = (reader.GetInt64(0), reader.GetString(2));
            _addresses[reader.GetInt64(0)] = reader.GetString(1);
        }

        Turn();
        return known;
    }

    // As many as are written together; fewer at the end.
    private int TakeIn(SqliteConnection database, IEnumerator<Row> some)
    {
        using var transaction = database.BeginTransaction();
        var taken = new List<(string Address, long Id, string Stamp)>();
        using var row = Command(database, "INSERT INTO documents(address, stamp, lines) VALUES($address, $stamp, $lines) ON CONFLICT(address) DO UPDATE SET stamp = $stamp, lines = $lines RETURNING id",
            ("$address", ""), ("$stamp", ""), ("$lines", Array.Empty<byte>()));
        using var words = Command(
            database, "INSERT OR REPLACE INTO words(rowid, title, headings, topics, lead, body, title_stems, headings_stems, topics_stems, lead_stems, body_stems) VALUES($id, $0, $1, $2, $3, $4, $5, $6, $7, $8, $9)",
            [("$id", 0L), .. Enumerable.Range(0, 10).Select(column => ($"${column}", (object)""))]);
        while (taken.Count < Together && some.MoveNext())
        {
            var (address, stamp, columns, lines) = some.Current;
            (row.Parameters["$address"].Value, row.Parameters["$stamp"].Value, row.Parameters["$lines"].Value) = (address, stamp, lines);
            var id = (long)row.ExecuteScalar()!;
            words.Parameters["$id"].Value = id;
            for (var column = 0; column < columns.Length; column++) words.Parameters[column + 1].Value = columns[column];
            words.ExecuteNonQuery();
            taken.Add((address, id, stamp));
        }

        transaction.Commit();
        foreach (var (address, id, stamp) in taken) (_known![address], _addresses[id]) = ((id, stamp), address);
        Turn();
        return taken.Count;
    }

    private void Remove(SqliteConnection database, List<string> gone)
    {
        using var transaction = database.BeginTransaction();
        foreach (var address in gone)
        {
            using var row = Command(database, "DELETE FROM words WHERE rowid = $id; DELETE FROM documents WHERE id = $id", ("$id", _known![address].Id));
            row.ExecuteNonQuery();
        }

        transaction.Commit();
        foreach (var address in gone)
        {
            _known!.Remove(address, out var known);
            _addresses.TryRemove(known.Id, out _);
        }

        Turn();
    }

    private void Turn() => Interlocked.Increment(ref _edition);

    private static void Delete(string file)
    {
        if (System.IO.File.Exists(file)) System.IO.File.Delete(file);
    }

    private static void Run(SqliteConnection database, string sql)
    {
        using var command = Command(database, sql);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection database, string sql, params (string Name, object Value)[] values)
    {
        var command = database.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this file; what is searched for comes as a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }

    // Columns: the words as they are, then the stems, in the order of the table.
    private sealed record Row(string Address, string Stamp, string[] Columns, byte[] Lines)
    {
        public static Row Of(SearchDocument document, string stamp, Dictionary<string, string> stems)
        {
            var text = document.Body.Text;
            string[] texts = [document.Title, document.Headings, document.Topics, document.Lead, $"{text.PlainText}\n{text.BesideText}"];
            var columns = new string[texts.Length * 2];
            for (var column = 0; column < texts.Length; column++)
            {
                var tokens = Words.In(texts[column]).Select(word => word.Token).ToList();
                columns[column] = string.Join(' ', tokens);
                columns[column + texts.Length] = IsEnglish(document.Language) ? string.Join(' ', tokens.Where(token => StemOf(token) != token).Select(StemOf)) : "";
            }

            return new Row(document.Address, stamp, columns, PackedText.Of(document.OpenText));

            string StemOf(string token) => stems.TryGetValue(token, out var stem) ? stem : stems[token] = Stem.Of(token);
        }

        private static bool IsEnglish(string language) => language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
    }
}

using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace MindfulBond.Content.Matter;

/// <summary>Reads TOML, the front matter of Hugo and Zola between <c>+++</c> lines.</summary>
internal sealed class TomlNotation
{
    private readonly int _offset;

    private TomlNotation(int offset) => _offset = offset;

    /// <inheritdoc cref="YamlNotation.Read"/>
    public static MatterMap? Read(string toml, int offset, ProblemList problems)
    {
        try
        {
            var document = SyntaxParser.Parse(toml, sourceName: null, validate: true);
            if (document.Diagnostics.FirstOrDefault(found => found.Kind == DiagnosticMessageKind.Error) is not { } wrong)
                return new TomlNotation(offset).Of(document);
            var line = Math.Min(wrong.Span.Start.Line, toml.TrimEnd().Count('\n')) + 1;
            problems.Error(line + offset, "toml-invalid", $"The TOML cannot be read: {wrong.Message.TrimEnd('.')}. A text needs quotes around it, and a key may stand once.");
        }
        catch (Exception broken) when (broken is TomlException or ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            problems.Error(offset + 1, "toml-invalid", "The TOML cannot be read. Check quotes and brackets.");
        }

        return null;
    }

    private MatterMap Of(DocumentSyntax document)
    {
        var root = new Table(1 + _offset);
        foreach (var pair in document.KeyValues) Put(root, pair);
        foreach (var table in document.Tables)
        {
            var target = root.Down(NamesOf(table.Name!), LineOf(table), isItem: table is TableArraySyntax);
            foreach (var pair in table.Items) Put(target, pair);
        }

        return root.AsNode();
    }

    private void Put(Table table, KeyValueSyntax pair)
    {
        var names = NamesOf(pair.Key!);
        table.Down(names.AsSpan(..^1), LineOf(pair), isItem: false).Add(names[^1], LineOf(pair), ValueOf(pair.Value!));
    }

    private MatterNode ValueOf(ValueSyntax value)
    {
        switch (value)
        {
            case ArraySyntax array:
                return new MatterList([.. array.Items.Select(item => ValueOf(item.Value!))], LineOf(value));
            case InlineTableSyntax inline:
                var table = new Table(LineOf(value));
                foreach (var item in inline.Items) Put(table, item.KeyValue!);
                return table.AsNode();
            case StringValueSyntax text:
                return new MatterText(text.Value, LineOf(value));
            default:
                // Numbers, dates, true and false mean what they would mean as text.
                return new MatterText(value.ToString().Trim(), LineOf(value));
        }
    }

    private int LineOf(SyntaxNode node) => node.Span.Start.Line + 1 + _offset;

    private static string[] NamesOf(KeySyntax key) => [NameOf(key.Key!), .. key.DotKeys.Select(part => NameOf(part.Key!))];

    private static string NameOf(BareKeyOrStringValueSyntax key) => key is StringValueSyntax quoted ? quoted.Value ?? "" : key.ToString().Trim();

    // Tables may be filled from several places of the file.
    private sealed class Table(int line)
    {
        private readonly Dictionary<string, List<Table>> _tables = new(StringComparer.Ordinal);
        private readonly HashSet<string> _lists = new(StringComparer.Ordinal);
        private readonly List<(string Key, int Line, MatterNode? Value)> _entries = [];

        public void Add(string key, int at, MatterNode value) => _entries.Add((key, at, value));

        /// <summary>The table of this name below this one, made where it is missing; for an item, a new one at the end of the list of that name.</summary>
        /// <exception cref="FormatException">More names than anybody writes: each is a step of recursion later.</exception>
        public Table Down(ReadOnlySpan<string> names, int at, bool isItem)
        {
            if (names.Length > MatterNode.Deepest) throw new FormatException("A key has too many parts.");
            var table = this;
            for (var i = 0; i < names.Length; i++) table = table.Down(names[i], at, isItem && i == names.Length - 1);
            return table;
        }

        public MatterMap AsNode() => new([.. _entries.Select(entry => new MatterEntry(entry.Key, entry.Line, entry.Value ?? NodeOf(entry.Key, entry.Line)))], line);

        private Table Down(string name, int at, bool isItem)
        {
            if (!_tables.TryGetValue(name, out var tables))
            {
                _tables[name] = tables = [];
                _entries.Add((name, at, Value: null));
                if (isItem) _lists.Add(name);
            }

            if (isItem || tables.Count == 0) tables.Add(new Table(at));
            return tables[^1];
        }

        private MatterNode NodeOf(string name, int at) =>
            _lists.Contains(name) ? new MatterList([.. _tables[name].Select(table => table.AsNode())], at) : _tables[name][0].AsNode();
    }
}

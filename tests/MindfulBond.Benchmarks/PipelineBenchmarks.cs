using BenchmarkDotNet.Attributes;
using MindfulBond.Articles;
using MindfulBond.Content;
using MindfulBond.Content.Markdown;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MindfulBond.Benchmarks;

/// <summary>What one change of a file costs: reading and rendering an article, looking a folder over, and making the next catalogue.</summary>
[MemoryDiagnoser]
public class PipelineBenchmarks
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "mindfulbond-benchmarks");
    private readonly MarkdownRenderer _renderer = new(RawHtml.Sanitize);
    private readonly MarkdownSource _source = new("articles/one.md", 1, GeneratedContent.Article(1, 1000).Split("---\n", 3)[2], "One", []);
    private ContentLibrary _library = null!;

    [Params(1000)]
    public int Articles { get; set; }

    [GlobalSetup]
    public void WriteFolder()
    {
        GeneratedContent.Write(_folder, Articles);
        _library = NewLibrary();
        _library.Refresh();
    }

    [GlobalCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Benchmark]
    public RenderedText RenderOneArticle() => _renderer.Render(_source, Nowhere.Instance);

    [Benchmark]
    public bool LookOverAnUnchangedFolder() => _library.Refresh();

    [Benchmark]
    public ContentLibrary ReadTheWholeFolder()
    {
        var library = NewLibrary();
        library.Refresh();
        return library;
    }

    [Benchmark]
    public ArticleCatalog MakeTheCatalogue() => new(_library.Snapshot, new DateTime(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc));

    private ContentLibrary NewLibrary() => new(Options.Create(new ContentOptions { Path = _folder }), NullLogger<ContentLibrary>.Instance);

    private sealed class Nowhere : IContentAddresses
    {
        public static readonly Nowhere Instance = new();

        public string? OfDocument(string file) => "/articles/other";

        public ImageAddress? OfImage(string file, string usedBy) => null;
    }
}

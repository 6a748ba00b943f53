using System.CommandLine;
using System.Globalization;
using MindfulBond.Content;
using MindfulBond.Text;

namespace MindfulBond.Commands;

/// <summary>Writes a draft with complete front matter, so that nothing has to be remembered.</summary>
internal static class NewCommand
{
    public static Command Make(string[] settings)
    {
        var title = new Argument<string>("title") { Description = "The article's title, in quotes" };
        title.Validators.Add(result =>
        {
            if (Slug.From(result.GetValueOrDefault<string>() ?? "").Length == 0) result.AddError("No address can be made of this title. Use at least one letter.");
        });
        var article = new Command("article", "Write a draft of an article") { title };
        article.SetAction((parsed, cancel) => RunAsync(settings, parsed.GetValue(title)!, parsed.InvocationConfiguration, cancel));
        return new Command("new", "Write a draft") { article };
    }

    private static async Task<int> RunAsync(string[] settings, string title, InvocationConfiguration console, CancellationToken cancel)
    {
        var options = Settings.Read<ContentOptions>(settings, ContentOptions.Section, new ContentSetup.FolderExists());
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        var file = Path.Combine(options.FullPath, "articles", string.Create(CultureInfo.InvariantCulture, $"{today:yyyy-MM-dd}-{Slug.From(title)}.md"));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            await using var stream = new FileStream(file, FileMode.CreateNew);
            await using var writer = new StreamWriter(stream);
            await writer.WriteAsync(Draft(title, today).AsMemory(), cancel);
        }
        catch (IOException) when (File.Exists(file))
        {
            await console.Error.WriteLineAsync($"{Shown(file)} is there already and was left as it is. Choose another title, or edit that file.");
            return CommandLine.Failure;
        }

        await console.Output.WriteLineAsync($"{Shown(file)} is a draft: readers see it once you take out “draft: true”.");
        return CommandLine.Success;
    }

    private static string Shown(string file) => Path.GetRelativePath(Directory.GetCurrentDirectory(), file);

    private static string OnOneLine(string title) => string.Concat(title.ReplaceLineEndings(" ").Select(letter => char.IsControl(letter) ? ' ' : letter));

    private static string Draft(string title, DateOnly today) => string.Create(CultureInfo.InvariantCulture, $"""
        ---
        title: "{OnOneLine(title).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}"
        tabTitle:                     # true but mild: stands in the tab and in the browser's history
        description:                  # one or two sentences for lists and search
        date: {today:yyyy-MM-dd}
        draft: true
        author:
        topics: []
        lang: en
        sensitivity: normal           # or high: abuse, sexual difficulties, self-harm, leaving
        contentNotes: []              # such as {"{"} topic: death, section: Heading of the section {"}"}
        crisisTopics: []              # suicide, self-harm
        sentences: []                 # first-person lines in which a reader may recognise themselves
        reviewedOn: {today:yyyy-MM-dd}
        nextReview: {today.AddYears(1):yyyy-MM-dd}
        evidence:                     # one honest sentence on how sure you are
        sources: []                   # such as {"{"} id: name2020, citation: "…", doi: 10.…/…, kind: review, seenOn: {today:yyyy-MM-dd} {"}"}
        changes: []
        ---

        Begin here.

        """);
}

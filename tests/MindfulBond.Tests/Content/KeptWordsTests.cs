using MindfulBond.Content;

namespace MindfulBond.Tests.Content;

public sealed class KeptWordsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mindfulbond-words-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("Some words.")]
    [InlineData("Zwölf Boxkämpfer 🕊️ \u0000 هدوء 安静")]
    public void Words_come_back_as_they_were(string text)
    {
        var kept = new KeptWords(_folder);
        var first = kept.Keep(text);
        kept.Keep("Others after them.");

        Assert.Equal(text, first.Text);
        Assert.Equal(text, new KeptWords(folder: null).Keep(text).Text);
    }

    [Fact]
    public void The_file_has_no_name_so_that_a_killed_process_leaves_nothing()
    {
        var words = new KeptWords(_folder).Keep("Some words.");

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
        Assert.Equal("Some words.", words.Text);
    }

    [Fact]
    public void What_the_disk_does_not_take_stays_in_memory()
    {
        var file = Path.Combine(_folder, "a-file-is-no-folder");
        File.WriteAllText(file, "");

        Assert.Equal("Some words.", new KeptWords(file).Keep("Some words.").Text);
    }

    [Fact]
    public void Words_that_changed_since_do_not_pile_up_and_those_read_meanwhile_stay_what_they_are()
    {
        var (random, bytes) = (new Random(20261201), new byte[1024 * 1024]);
        var kept = new KeptWords(_folder);
        var text = Unpackable();
        var old = kept.Keep(text);
        var body = Body(old);

        for (var times = 0; times < 40; times++) kept.Keep(Unpackable());
        var before = kept.Bytes;
        kept.Tidy([TextBody.Empty, body]);

        Assert.InRange(before, KeptWords.Slack, long.MaxValue);
        Assert.Equal(old.Length, kept.Bytes);
        Assert.NotSame(old, body.Kept);
        Assert.Equal([text, text], [old.Text, body.Kept!.Text]);

        string Unpackable()
        {
            random.NextBytes(bytes);
            return Convert.ToBase64String(bytes);
        }
    }

    [Fact]
    public void A_file_that_holds_little_is_left_as_it_is()
    {
        var kept = new KeptWords(_folder);
        var body = Body(kept.Keep("Some words."));
        var before = body.Kept;
        kept.Keep("Forgotten.");

        kept.Tidy([body]);

        Assert.Same(before, body.Kept);
    }

    private static TextBody Body(KeptWords.Kept kept)
    {
        var body = TextBody.Of(MindfulBond.Content.Markdown.RenderedText.Empty);
        body.Kept = kept;
        return body;
    }
}

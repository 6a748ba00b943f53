using MindfulBond.Notes;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Notes;

public sealed class LostPhraseKeyTests
{
    private const string Warning = "no five words given out before open their note any more";

    [Theory]
    [InlineData("hash", 1)]
    [InlineData(null, 0)]
    public async Task A_key_lost_while_somebody_holds_a_phrase_is_said_once(string? phraseHash, int times)
    {
        await using var database = await TempDatabase.StartAsync();
        await database.AddAsync(A.Sent() with { PhraseHash = phraseHash }, A.Noon);
        await database.StopAsync();
        Assert.False(File.Exists(Path.Combine(database.Folder, PhraseKey.FileName)));

        for (var start = 0; start < 2; start++)
        {
            await using var site = await Talking.StartAsync($"--Data:Path={database.Folder}");
            Assert.Equal(200, await site.StatusAsync("/note"));
        }

        var log = string.Concat(Directory.GetFiles(Path.Combine(database.Folder, "logs")).Select(File.ReadAllText));
        Assert.Equal(times, log.Split(Warning).Length - 1);
    }
}

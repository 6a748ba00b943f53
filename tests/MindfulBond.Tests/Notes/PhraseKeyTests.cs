using System.Security.Cryptography;
using System.Text;
using MindfulBond.Notes;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Notes;

public sealed class PhraseKeyTests : IDisposable
{
    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("phrase-key-").FullName, "data");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    private string KeyFile => Path.Combine(_folder, PhraseKey.FileName);

    private static Phrase A(int seed)
    {
        using var random = new RepeatableRandom(seed);
        return Phrase.New(random);
    }

    [Fact]
    public void A_key_is_made_once_and_only_its_owner_can_read_it()
    {
        var first = PhraseKey.ReadOrMake(_folder).Hash(A(1));
        var second = PhraseKey.ReadOrMake(_folder).Hash(A(1));

        Assert.Equal(first, second);
        Assert.Equal(32, File.ReadAllBytes(KeyFile).Length);
        Assert.Equal(["phrase.key"], Directory.GetFiles(_folder).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
    }

    [Fact]
    public void A_key_that_came_back_readable_for_others_is_closed_again()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There are no file modes here.");
            return;
        }
        PhraseKey.ReadOrMake(_folder);
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        PhraseKey.ReadOrMake(_folder);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
    }

    [Fact]
    public void The_hash_is_the_HMAC_of_the_words_under_the_key()
    {
        var hash = PhraseKey.ReadOrMake(_folder).Hash(A(2));

        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(File.ReadAllBytes(KeyFile), Encoding.UTF8.GetBytes(A(2).ToString()))), hash);
    }

    [Fact]
    public void A_hash_matches_its_own_phrase_and_no_other()
    {
        var key = PhraseKey.ReadOrMake(_folder);
        var hash = key.Hash(A(3));

        Assert.True(key.Matches(A(3), hash));
        Assert.False(key.Matches(A(4), hash));
        Assert.False(key.Matches(A(3), hash[..^1]));
        Assert.False(key.Matches(A(3), ""));
    }

    [Fact]
    public void Another_key_makes_another_hash()
    {
        var first = PhraseKey.ReadOrMake(_folder).Hash(A(5));
        File.Delete(KeyFile);

        Assert.NotEqual(first, PhraseKey.ReadOrMake(_folder).Hash(A(5)));
    }

    [Fact]
    public void A_damaged_key_is_reported_and_never_replaced()
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllBytes(KeyFile, [1, 2, 3]);

        var problem = Assert.Throws<InvalidDataException>(() => PhraseKey.ReadOrMake(_folder));

        Assert.Contains("has 3 bytes", problem.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(KeyFile));
    }

    [Fact]
    public void Many_starting_at_once_agree_on_one_key()
    {
        var hashes = new string[16];

        Parallel.For(0, hashes.Length, i => hashes[i] = PhraseKey.ReadOrMake(_folder).Hash(A(6)));

        Assert.Single(hashes.Distinct());
    }
}

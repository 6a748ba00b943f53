using System.Security.Cryptography;
using System.Text;

namespace MindfulBond.Notes;

/// <summary>
/// Turns a phrase into what is stored: an HMAC-SHA-256 (RFC 2104) under a key that lies beside the database. Whoever has the
/// database alone can neither read a phrase out of it nor try phrases against it.
/// </summary>
public sealed class PhraseKey
{
    /// <summary>Name of the key's file in the data folder.</summary>
    public const string FileName = "phrase.key";

    private const int KeyBytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly byte[] _key;

    private PhraseKey(byte[] key, bool isNew) => (_key, IsNew) = (key, isNew);

    /// <summary>Whether it was made just now: no phrase from before opens anything with it.</summary>
    public bool IsNew { get; }

    /// <summary>Reads the key from the data folder, or makes folder and key when there is none yet.</summary>
    /// <param name="dataFolder">Full path of the folder.</param>
    /// <exception cref="InvalidDataException">The file is not a key. A new one would lock every note for ever, so none is made.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static PhraseKey ReadOrMake(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        var path = Path.Combine(dataFolder, FileName);
        var isNew = !File.Exists(path) && Make(path);
        var key = File.ReadAllBytes(path);
        if (key.Length != KeyBytes)
            throw new InvalidDataException($"{path} has {key.Length} bytes and a key has {KeyBytes}. Bring the file back from a backup; with another key no phrase opens its note.");
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != OwnerOnly) File.SetUnixFileMode(path, OwnerOnly);
        return new PhraseKey(key, isNew);
    }

    /// <summary>The keyed hash to store and to look up: 64 hexadecimal digits, lower case. One phrase has one hash.</summary>
    public string Hash(Phrase phrase) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(phrase.ToString())));

    /// <summary>Whether a stored hash is this phrase's, in a time that does not depend on where they differ.</summary>
    public bool Matches(Phrase phrase, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Hash(phrase)), Encoding.UTF8.GetBytes(hash));

    // Written whole beside its place and moved there: a crash leaves no half key, and of two programs one wins and both read its key.
    private static bool Make(string path)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        try
        {
            using (var file = new FileStream(draft, options))
            {
                file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
                file.Flush(flushToDisk: true);
            }
            File.Move(draft, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            // Somebody else was first: theirs is the key.
            return false;
        }
        finally
        {
            File.Delete(draft);
        }
    }
}

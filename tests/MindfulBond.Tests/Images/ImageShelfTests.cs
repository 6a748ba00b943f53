using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MindfulBond.Images;
using MindfulBond.Site;
using MindfulBond.Tests.Support;
using NetVips;
using static MindfulBond.Tests.Images.Taken;

namespace MindfulBond.Tests.Images;

/// <summary>What is made of pictures, where it lies, and when it goes.</summary>
public sealed class ImageShelfTests : IDisposable
{
    // Files on the disk bear the real time: the clock of these tests starts there.
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly TempContent _content = new();
    private readonly ImageShelf _shelf;

    public ImageShelfTests() => _shelf = NewShelf();

    [Fact]
    public void A_photo_gets_its_sizes_in_both_formats_and_none_larger_than_itself()
    {
        var prepared = Prepare("images/a.jpg", Jpeg(1000, 600));

        Assert.Equal(["480 avif", "800 avif", "1000 avif", "480 webp", "800 webp", "1000 webp", "1000 jpg"], prepared.Variants.Select(variant => $"{variant.Width} {variant.Format}"));
        foreach (var variant in prepared.Variants)
        {
            var (path, format) = _shelf.Variant(Read("images/a.jpg"), prepared.Query(variant)[3..])!.Value;
            using var made = Image.NewFromFile(path);
            Assert.Equal((variant.Width, (int)Math.Round(variant.Width * 0.6), variant.Format), (made.Width, made.Height, format));
            Assert.Equal(variant.Bytes, new FileInfo(path).Length);
            Assert.Equal(format switch { "jpg" => "jpegload", "webp" => "webpload", _ => "heifload" }, made.Get("vips-loader"));
        }
    }

    [Fact]
    public void Smaller_pictures_are_upright_and_know_nothing_of_the_camera()
    {
        var prepared = Prepare("images/a.jpg", Photo(".jpg", orientation: 6));

        Assert.NotEmpty(prepared.Variants);
        foreach (var bytes in prepared.Variants.Select(variant => Bytes("images/a.jpg", variant)))
        {
            using var made = Image.NewFromBuffer(bytes);
            Assert.Equal((40, 60), (made.Width, made.Height));
            Assert.DoesNotContain(made.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal) || field.StartsWith("xmp", StringComparison.Ordinal));
            Assert.Equal(-1, bytes.AsSpan().IndexOf("Ada Lovelace"u8));
        }
    }

    [Fact]
    public void Colours_beyond_the_usual_ones_are_kept_and_inks_become_light()
    {
        using var scene = Scene(600, 400);
        using var wide = scene.IccTransform("p3", inputProfile: "srgb");
        using var inks = scene.IccTransform("cmyk", inputProfile: "srgb");

        var p3 = Prepare("images/wide.jpg", wide.JpegsaveBuffer());
        var cmyk = Prepare("images/inks.jpg", inks.JpegsaveBuffer());

        Assert.All(p3.Variants, variant => Assert.Contains("icc-profile-data", Fields(Bytes("images/wide.jpg", variant))));
        Assert.NotEmpty(cmyk.Variants);
        foreach (var variant in cmyk.Variants)
        {
            using var made = Image.NewFromBuffer(Bytes("images/inks.jpg", variant));
            using var light = made.IccTransform("srgb", embedded: true, inputProfile: "srgb");
            using var same = scene.ThumbnailImage(variant.Width);
            using var difference = (light.Cast(Enums.BandFormat.Float) - same).Abs();
            Assert.True(difference.Avg() < 12, $"{variant} differs by {difference.Avg()}");
        }
    }

    [Fact]
    public void What_shines_through_goes_on_shining_through_save_for_other_sites()
    {
        using var scene = Scene(600, 400);
        using var mask = Image.Perlin(600, 400, cellSize: 50, uchar: true, seed: 9);
        using var glass = scene.Bandjoin(mask);

        var prepared = Prepare("images/a.png", glass.PngsaveBuffer());

        Assert.Contains(prepared.Variants, variant => variant.Format == "avif");
        Assert.Contains(prepared.Variants, variant => variant.Format == "webp");
        foreach (var variant in prepared.Variants)
        {
            using var made = Image.NewFromBuffer(Bytes("images/a.png", variant));
            Assert.Equal(variant.Format != "jpg", made.HasAlpha());
        }
    }

    [Theory]
    [InlineData(".gif")]
    [InlineData(".webp")]
    public void What_moves_gets_no_smaller_picture_that_stands_still(string extension)
    {
        var prepared = Prepare("images/a" + extension, Animation(extension));

        Assert.Null(prepared.Fault);
        Assert.Empty(prepared.Offered);
        Assert.NotNull(prepared.Shared);
    }

    [Fact]
    public void A_picture_too_tall_for_a_page_gets_no_smaller_ones()
    {
        using var tower = Scene(64, 20_000);

        Assert.Empty(Prepare("images/a.png", tower.PngsaveBuffer()).Variants);
    }

    [Fact]
    public void A_picture_that_is_cut_off_is_known_by_its_fault_and_nothing_is_kept_of_it()
    {
        var whole = Jpeg(600, 400);

        var prepared = Prepare("images/a.jpg", whole[..(whole.Length * 9 / 10)]);

        Assert.Equal("is cut off or damaged; save it again", prepared.Fault);
        Assert.Empty(prepared.Variants);
        Assert.Empty(Files());
    }

    [Fact]
    public void Two_like_pictures_are_made_once_and_a_changed_one_anew()
    {
        var first = Prepare("images/a.jpg", Jpeg(600, 400));
        var written = Files().ToDictionary(file => file, File.GetLastWriteTimeUtc, StringComparer.Ordinal);

        var second = Prepare("images/b.jpg", Jpeg(600, 400));
        Assert.Same(first, second);
        Assert.Equal(written, Files().ToDictionary(file => file, File.GetLastWriteTimeUtc, StringComparer.Ordinal));

        var changed = Prepare("images/a.jpg", Jpeg(500, 400));
        Assert.NotEqual(first.Key, changed.Key);
        Assert.Null(_shelf.Variant(Read("images/a.jpg"), first.Query(first.Variants[0])[3..]));
    }

    [Fact]
    public void After_a_restart_nothing_is_looked_at_again()
    {
        var before = Prepare("images/a.jpg", Jpeg(600, 400));
        _shelf.Show(changed: true);

        using var restarted = NewShelf();
        var found = restarted.Find(Read("images/a.jpg"))!;

        Assert.Equal((before.Key, 0), (found.Key, restarted.Waiting));
        Assert.Equal(before.Variants, found.Variants);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("[{\"Path\":null,\"Key\":null}]")]
    [InlineData("[{\"Path\":\"a\"")]
    public void A_damaged_list_is_a_new_beginning(string list)
    {
        _content.Write("images/a.jpg", Jpeg(60, 40));
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "list.json"), list);

        using var shelf = NewShelf();

        Assert.Null(shelf.Find(Read("images/a.jpg")));
        Assert.Equal(1, shelf.Waiting);
    }

    [Fact]
    public void An_emptied_folder_is_filled_again()
    {
        var prepared = Prepare("images/a.jpg", Jpeg(600, 400));
        var image = Read("images/a.jpg");
        Directory.Delete(Folder, recursive: true);

        Assert.Null(_shelf.Variant(image, prepared.Query(prepared.Variants[0])[3..]));
        Assert.Equal(1, _shelf.Waiting);
        _shelf.Prepare(image, TestContext.Current.CancellationToken);

        Assert.NotNull(_shelf.Variant(image, prepared.Query(prepared.Variants[0])[3..]));
    }

    [Fact]
    public void What_nothing_uses_goes_after_a_month_and_what_is_used_stays()
    {
        Prepare("images/used.jpg", Jpeg(600, 400));
        var used = Files();
        Prepare("images/gone.jpg", Jpeg(500, 400));
        File.WriteAllText(Path.Combine(Folder, "unfinished-x"), "");
        _shelf.Keep([_content.Path("images/used.jpg")]);

        _clock.Advance(TimeSpan.FromDays(29));
        _shelf.Sweep();
        Assert.True(Files().Length > used.Length + 2);

        // The month does not begin again with every start.
        _clock.Advance(TimeSpan.FromDays(2));
        using (var restarted = NewShelf())
        {
            restarted.Keep([_content.Path("images/used.jpg")]);
            restarted.Sweep();
        }

        _shelf.Sweep();
        Assert.Equal(used, Files().Where(file => Path.GetFileName(file) != "list.json"));
        Assert.NotNull(_shelf.Find(Read("images/used.jpg")));
        Assert.Null(_shelf.Find(Read("images/gone.jpg")));
    }

    [Fact]
    public void What_is_used_again_within_the_month_stays()
    {
        Prepare("images/a.jpg", Jpeg(600, 400));
        _shelf.Keep([]);
        _clock.Advance(TimeSpan.FromDays(20));
        _shelf.Keep([_content.Path("images/a.jpg")]);
        _shelf.Keep([]);
        _clock.Advance(TimeSpan.FromDays(20));

        _shelf.Sweep();

        Assert.NotNull(_shelf.Find(Read("images/a.jpg")));
    }

    [Fact]
    public void A_picture_is_asked_for_once_however_many_pages_show_it()
    {
        var image = Read("images/a.jpg", Jpeg(60, 40));

        for (var page = 0; page < 5; page++) Assert.Null(_shelf.Find(image));

        Assert.Equal(1, _shelf.Waiting);
    }

    public void Dispose()
    {
        _shelf.Dispose();
        _content.Dispose();
    }

    private string Folder => Path.Combine(_content.Beside("data"), "images");

    private ImageShelf NewShelf() => new(Options.Create(new DataOptions { Path = _content.Beside("data") }), _clock);

    private static byte[] Jpeg(int width, int height)
    {
        using var scene = Scene(width, height);
        return scene.JpegsaveBuffer(q: 95);
    }

    private ImageFile Read(string file, byte[]? bytes = null)
    {
        if (bytes is not null) _content.Write(file, bytes);
        var (image, reason) = ImageFile.Read(_content.Path(file));
        Assert.Null(reason);
        return image!;
    }

    private PreparedImage Prepare(string file, byte[] bytes)
    {
        var image = Read(file, bytes);
        _shelf.Prepare(image, TestContext.Current.CancellationToken);
        return _shelf.Find(image)!;
    }

    private byte[] Bytes(string file, ImageVariant variant)
    {
        var image = Read(file);
        return File.ReadAllBytes(_shelf.Variant(image, _shelf.Find(image)!.Query(variant)[3..])!.Value.Path);
    }

    private string[] Files() => Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder).Order(StringComparer.Ordinal)] : [];
}

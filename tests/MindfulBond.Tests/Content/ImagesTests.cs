using System.Buffers.Binary;
using System.Text;
using MindfulBond.Content;
using MindfulBond.Tests.Support;
using NetVips;

namespace MindfulBond.Tests.Content;

/// <summary>Pictures as authors save them, and as readers get them.</summary>
public sealed class ImagesTests
{
    private const string Place = "51/1 30/1 26/1";

    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".webp")]
    [InlineData(".avif")]
    public void Readers_never_get_what_the_camera_wrote_into_a_picture(string extension)
    {
        using var content = new TempContent().Write("images/photo" + extension, Photo(extension));
        var original = File.ReadAllBytes(content.Path("images/photo" + extension));
        Assert.Contains("exif-ifd3-GPSLatitude", Fields(original));
        var image = ImageFile.Read(content.Path("images/photo" + extension)).Image!;

        var served = image.WithoutMetadata();

        Assert.Equal(original, File.ReadAllBytes(image.FullPath));
        Assert.DoesNotContain(Fields(served), field => field.StartsWith("exif", StringComparison.Ordinal) || field.StartsWith("xmp", StringComparison.Ordinal) || field.StartsWith("iptc", StringComparison.Ordinal) || field.Contains("comment", StringComparison.OrdinalIgnoreCase));
        foreach (var trace in new[] { "Exif\0", "GPS", "Ada Lovelace", "x:xmpmeta" })
            Assert.Equal(-1, served.AsSpan().IndexOf(Encoding.ASCII.GetBytes(trace)));
    }

    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".webp")]
    public void A_picture_that_lies_on_its_side_is_turned_upright(string extension)
    {
        using var content = new TempContent().Write("images/photo" + extension, Photo(extension, orientation: 6));

        var image = ImageFile.Read(content.Path("images/photo" + extension)).Image!;
        using var served = Image.NewFromBuffer(image.WithoutMetadata());

        Assert.Equal((40, 60), (image.Width, image.Height));
        Assert.Equal((40, 60), (served.Width, served.Height));
        Assert.False(served.Contains("orientation") && served.Get("orientation") is int and not 1);
    }

    [Fact]
    public void A_picture_for_printing_is_served_in_its_size()
    {
        using var blank = Image.Black(60, 40, bands: 4);
        using var cmyk = blank.Copy(interpretation: Enums.Interpretation.Cmyk);
        using var content = new TempContent().Write("images/print.jpg", cmyk.JpegsaveBuffer());

        var image = ImageFile.Read(content.Path("images/print.jpg")).Image!;
        using var served = Image.NewFromBuffer(image.WithoutMetadata());

        Assert.Equal((60, 40), (image.Width, image.Height));
        Assert.Equal((60, 40), (served.Width, served.Height));
    }

    [Fact]
    public void A_picture_stands_in_the_page_with_its_size()
    {
        using var content = new TempContent()
            .Write("articles/photo.png", Photo(".png")).Write("images/other.jpg", Photo(".jpg", orientation: 8))
            .Article("a.md", "", "![A lamp](photo.png)\n\n![A door](/images/other.jpg)");

        var html = content.Read().Article("a").Text.Html.ToString();

        Assert.Empty(content.Library.Snapshot.Problems);
        Assert.Contains("/articles/a/photo.png", html, StringComparison.Ordinal);
        Assert.Contains("width=\"60\" height=\"40\"", html, StringComparison.Ordinal);
        Assert.Contains("/images/other.jpg", html, StringComparison.Ordinal);
        Assert.Contains("width=\"40\" height=\"60\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_picture_is_a_problem_on_its_line_and_appears_once_it_is_there()
    {
        using var content = new TempContent().Article("a.md", "title: A", "Words.\n\n![A lamp](lamp.png)");

        var problem = content.Read().Problem("image-missing");
        Assert.Equal(("articles/a.md", 6, Severity.Error), (problem.File, problem.Line, problem.Severity));

        var snapshot = content.Write("articles/lamp.png", Photo(".png")).Read();
        Assert.Empty(snapshot.Problems);
        Assert.Contains("<img", snapshot.Article("a").Text.Html.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("broken.png", "not a picture", "cannot be read as a picture")]
    [InlineData("empty.jpg", "", "cannot be read as a picture")]
    [InlineData("page.svg", "<html></html>", "cannot be read as a picture")]
    [InlineData("cut.svg", "<svg width='10'", "cannot be read as a picture")]
    [InlineData("sizeless.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", "has no size")]
    [InlineData("percent.svg", "<svg width='100%' height='100%'/>", "has no size")]
    public void A_picture_that_cannot_be_shown_is_named_with_the_page_that_wants_it(string file, string text, string reason)
    {
        using var content = new TempContent().Write("articles/" + file, text).Article("a.md", "", $"![A lamp]({file})\n\nWords.").Article("b.md");

        var snapshot = content.Read();

        Assert.Equal(["a", "b"], snapshot.Slugs());
        Assert.DoesNotContain("<img", snapshot.Article("a").Text.Html.ToString(), StringComparison.Ordinal);
        var problem = snapshot.Problem("image-unreadable");
        Assert.Equal(("articles/" + file, Severity.Error), (problem.File, problem.Severity));
        Assert.Contains("articles/a.md", problem.Message, StringComparison.Ordinal);
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
        Assert.Equal("articles/a.md", snapshot.Problem("image-missing").File);
    }

    [Fact]
    public void A_picture_that_claims_more_pixels_than_memory_holds_is_not_opened()
    {
        using var content = new TempContent().Write("articles/huge.png", EmptyPng(50_000, 50_000)).Article("a.md", "", "![A lamp](huge.png)");

        var problem = content.Read().Problem("image-unreadable");

        Assert.Equal("articles/huge.png", problem.File);
        Assert.Contains("100 million pixels", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_is_cut_off_is_never_served_as_it_is()
    {
        var whole = Photo(".jpg");
        using var content = new TempContent().Write("images/cut.jpg", whole[..(whole.Length - whole.Length / 8)]);

        var (image, _) = ImageFile.Read(content.Path("images/cut.jpg"));

        if (image is not null) Assert.Throws<VipsException>(() => image.WithoutMetadata());
    }

    [Theory]
    [InlineData("<svg width='120' height='80px'/>", 120, 80)]
    [InlineData("<?xml version='1.0'?><!DOCTYPE svg><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30.4 20'/>", 30, 20)]
    [InlineData("<svg viewBox='0,0,30,20' width='100%'/>", 30, 20)]
    public void A_drawing_takes_its_size_from_its_first_element(string svg, int width, int height)
    {
        using var content = new TempContent().Write("images/a.svg", svg);

        var image = ImageFile.Read(content.Path("images/a.svg")).Image!;

        Assert.Equal(("image/svg+xml", width, height), (image.MediaType, image.Width, image.Height));
    }

    [Fact]
    public void A_drawing_reads_no_other_file()
    {
        using var content = new TempContent().Write("secret.txt", "99").Write("images/a.svg", "<!DOCTYPE svg [<!ENTITY x SYSTEM '../secret.txt'>]><svg width='&x;' height='1'/>");

        Assert.Null(ImageFile.Read(content.Path("images/a.svg")).Image);
    }

    [Fact]
    public void A_picture_is_found_whatever_the_case_of_its_ending()
    {
        using var content = new TempContent().Write("articles/PHOTO.JPG", Photo(".jpg")).Article("a.md", "", "![A lamp](PHOTO.JPG)");

        Assert.Contains("/articles/a/PHOTO.JPG", content.Read().Article("a").Text.Html.ToString(), StringComparison.Ordinal);
        Assert.Empty(content.Library.Snapshot.Problems);
    }

    private static byte[] Photo(string extension, int orientation = 1)
    {
        using var noise = Image.Gaussnoise(60, 40, mean: 128, sigma: 40);
        using var grey = noise.Cast(Enums.BandFormat.Uchar);
        using var colour = grey.Bandjoin(grey, grey);
        using var srgb = colour.Copy(interpretation: Enums.Interpretation.Srgb);
        using var photo = srgb.Mutate(image =>
        {
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", Place);
            image.Set(GValue.GStrType, "exif-ifd0-Artist", "Ada Lovelace");
            image.Set(GValue.GIntType, "orientation", orientation);
            image.Set(GValue.BlobType, "xmp-data", Encoding.UTF8.GetBytes("<x:xmpmeta xmlns:x='adobe:ns:meta/'>Ada Lovelace</x:xmpmeta>"));
        });
        return extension switch
        {
            ".jpg" => photo.JpegsaveBuffer(),
            ".png" => photo.PngsaveBuffer(),
            ".webp" => photo.WebpsaveBuffer(),
            _ => photo.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0),
        };
    }

    private static string[] Fields(byte[] bytes)
    {
        using var image = Image.NewFromBuffer(bytes);
        return image.GetFields();
    }

    // A head that promises the size, and no pixel.
    private static byte[] EmptyPng(uint width, uint height)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(head, width);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        return [0x89, .. "PNG\r\n\x1A\n"u8, .. Chunk("IHDR", head), .. Chunk("IDAT", [0x78, 0x9C, 0x03, 0, 0, 0, 0, 1]), .. Chunk("IEND", [])];

        static byte[] Chunk(string type, byte[] data)
        {
            byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. data];
            var (length, sum) = (new byte[4], new byte[4]);
            BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
            BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(typed));
            return [.. length, .. typed, .. sum];
        }

        static uint Crc(byte[] bytes)
        {
            var crc = uint.MaxValue;
            foreach (var one in bytes)
            {
                crc ^= one;
                for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
            }

            return ~crc;
        }
    }
}

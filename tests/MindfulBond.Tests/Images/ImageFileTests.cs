using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MindfulBond.Content;
using MindfulBond.Images;
using MindfulBond.Tests.Support;
using NetVips;
using static MindfulBond.Tests.Images.Taken;

namespace MindfulBond.Tests.Images;

/// <summary>Pictures as authors save them, and as readers get them.</summary>
public sealed class ImageFileTests
{
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

        var served = Clean(image);

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
        using var served = Image.NewFromBuffer(Clean(image));

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
        using var served = Image.NewFromBuffer(Clean(image));

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

        if (image is not null) Assert.Throws<VipsException>(() => Clean(image));
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

    [Theory]
    [InlineData(".gif")]
    [InlineData(".webp")]
    public void What_moves_goes_on_moving_without_what_was_written_into_it(string extension)
    {
        using var content = new TempContent().Write("images/film" + extension, Animation(extension));

        var image = ImageFile.Read(content.Path("images/film" + extension)).Image!;
        var served = Clean(image);
        using var film = Image.NewFromBuffer(served, kwargs: new VOption { ["n"] = -1 });

        Assert.Equal((40, 30), (image.Width, image.Height));
        Assert.Equal(3, film.Get("n-pages"));
        Assert.Equal([100, 200, 300], (int[])film.Get("delay"));
        Assert.Equal(3, film.Get("loop"));
        Assert.Equal(-1, served.AsSpan().IndexOf("Ada Lovelace"u8));
    }

    [Theory]
    [InlineData(".jpg", ".png", "is a JPEG picture in truth; give its name the ending .jpg")]
    [InlineData(".png", ".jpg", "is a PNG picture in truth")]
    [InlineData(".webp", ".avif", "is a WebP picture in truth")]
    [InlineData(".avif", ".webp", "is an AVIF picture in truth")]
    [InlineData(".gif", ".jpeg", "is a GIF picture in truth")]
    public void A_picture_under_the_ending_of_another_kind_is_refused_and_told_its_name(string inTruth, string named, string reason)
    {
        using var content = new TempContent().Write("images/x" + named, inTruth == ".gif" ? Animation(".gif") : Photo(inTruth));

        var (image, refusal) = ImageFile.Read(content.Path("images/x" + named));

        Assert.Null(image);
        Assert.StartsWith(reason, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1' onload='alert(1)'/>", "is an SVG drawing in truth")]
    [InlineData("<!DOCTYPE html><title>Not found</title>", "cannot be read as a picture")]
    [InlineData("%PDF-1.7", "cannot be read as a picture")]
    [InlineData("P1 1 1 1", "cannot be read as a picture")]
    [InlineData("1,2,3\n4,5,6", "cannot be read as a picture")]
    [InlineData("MZ\u0090", "cannot be read as a picture")]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0heicmif1", "cannot be read as a picture")]
    public void A_file_that_only_pretends_to_be_a_photo_is_never_opened(string text, string reason)
    {
        using var content = new TempContent().Write("images/x.png", text).Write("images/x.avif", text);

        Assert.StartsWith(reason, ImageFile.Read(content.Path("images/x.png")).Reason, StringComparison.Ordinal);
        Assert.StartsWith(reason, ImageFile.Read(content.Path("images/x.avif")).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10_000, 10_000, "has 100 million pixels or more")]
    [InlineData(100_000, 1_000, "has 100 million pixels or more")]
    [InlineData(uint.MaxValue, uint.MaxValue, "cannot be read as a picture")]
    public void A_hundred_megapixels_are_refused_by_their_head_alone(uint width, uint height, string reason)
    {
        using var content = new TempContent().Write("images/x.png", EmptyPng(width, height));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var (image, refusal) = ImageFile.Read(content.Path("images/x.png"));

        Assert.Null(image);
        Assert.StartsWith(reason, refusal, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void What_must_be_decoded_at_once_may_be_half_as_large()
    {
        using var content = new TempContent().Write("images/line.png", EmptyPng(9_000, 9_000)).Write("images/once.png", EmptyPng(9_000, 9_000, interlaced: true));

        Assert.NotNull(ImageFile.Read(content.Path("images/line.png")).Image);
        Assert.Contains("50 million pixels", ImageFile.Read(content.Path("images/once.png")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_is_dear_to_decode_or_to_write_has_closer_limits()
    {
        using var large = Image.Black(4_000, 4_000);
        using var broad = Image.Black(3_000, 60);
        using var content = new TempContent()
            .Write("images/large.avif", large.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0))
            .Write("images/broad.webp", broad.WebpsaveBuffer());

        var served = Clean(ImageFile.Read(content.Path("images/broad.webp")).Image!);
        using var whole = Image.NewFromBuffer(served);

        Assert.Contains("16 million pixels", ImageFile.Read(content.Path("images/large.avif")).Reason, StringComparison.Ordinal);
        Assert.Equal((2_560, 51), (whole.Width, whole.Height));
    }

    [Fact]
    public void A_file_of_more_than_64_mebibytes_is_not_opened()
    {
        using var content = new TempContent().Write("images/x.jpg", Photo(".jpg"));
        using (var file = File.OpenWrite(content.Path("images/x.jpg"))) file.SetLength(64 * 1024 * 1024 + 1);

        Assert.StartsWith("has more than 64 MiB", ImageFile.Read(content.Path("images/x.jpg")).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".webp")]
    [InlineData(".avif")]
    public void A_check_finds_a_picture_that_is_cut_off_and_says_where_it_is_used(string extension)
    {
        using var scene = Scene(400, 300);
        byte[] whole = extension switch
        {
            ".jpg" => scene.JpegsaveBuffer(),
            ".png" => scene.PngsaveBuffer(),
            ".webp" => scene.WebpsaveBuffer(),
            _ => scene.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0),
        };
        using var content = new TempContent().Write("articles/cut" + extension, whole[..(whole.Length * 3 / 4)]).Article("a.md", "title: A", $"Words.\n\n![A lamp](cut{extension})");
        var library = new ContentLibrary(Options.Create(new ContentOptions { Path = content.Folder }), NullLogger<ContentLibrary>.Instance, new LookedThrough());

        library.Refresh();

        var broken = library.Snapshot.Problem("image-unreadable");
        Assert.Equal(("articles/cut" + extension, 1), (broken.File, broken.Line));
        Assert.Contains("articles/a.md", broken.Message, StringComparison.Ordinal);
        var missing = library.Snapshot.Problem("image-missing");
        Assert.Equal(("articles/a.md", 6), (missing.File, missing.Line));
        Assert.Null(library.Snapshot.Image("articles/cut" + extension));
    }
}

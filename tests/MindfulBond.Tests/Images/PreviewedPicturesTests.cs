using MindfulBond.Content;

namespace MindfulBond.Tests.Images;

public sealed class PreviewedPicturesTests
{
    [Fact]
    public void A_preview_asks_for_every_size_at_its_own_address_and_leaves_words_alone()
    {
        const string Page = "<p>See src=\"/articles/a/ or \"/articles/a/x, /articles/a/y\".</p>"
            + "<picture><source type=\"image/avif\" srcset=\"/articles/a/x.jpg?v=480-k.avif 480w, /articles/a/x.jpg?v=800-k.avif 800w\" sizes=\"90vw\"><img src=\"/articles/a/x.jpg\" alt=\"y\"></picture>"
            + "<img src=\"/articles/ab/x.jpg\" alt=\"y\"><a href=\"/articles/a/x.jpg\">x</a>";

        var shown = new SafeHtml(Page).WithPicturesFrom("/articles/a/", "/admin/a/").ToString();

        Assert.Equal(
            Page.Replace("srcset=\"/articles/a/", "srcset=\"/admin/a/", StringComparison.Ordinal).Replace("480w, /articles/a/", "480w, /admin/a/", StringComparison.Ordinal)
                .Replace("<img src=\"/articles/a/", "<img src=\"/admin/a/", StringComparison.Ordinal),
            shown);
    }
}

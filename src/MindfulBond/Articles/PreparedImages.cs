using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using MindfulBond.Content;
using MindfulBond.Site;

namespace MindfulBond.Articles;

/// <summary>
/// Serves pictures without what the camera wrote into them. Each is prepared once and kept in <c>Data:Path/images</c> under the hash of its
/// original; the folder may be deleted at any time.
/// </summary>
internal sealed class PreparedImages(IOptions<DataOptions> data)
{
    public IResult Answer(HttpContext context, ContentSnapshot content, string file)
    {
        if (content.Image(file) is not { } image) return Results.NotFound();
        try
        {
            var (path, hash) = Prepare(image);
            context.Response.Headers.CacheControl = "no-cache";
            return Results.File(path, image.MediaType, entityTag: new EntityTagHeaderValue($"\"{hash}\""));
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or NetVips.VipsException)
        {
            // Not logged: a line here would tell when somebody opened the page.
            return Results.NotFound();
        }
    }

    private (string Path, string Hash) Prepare(ImageFile image)
    {
        var original = File.ReadAllBytes(image.FullPath);
        var hash = Convert.ToHexStringLower(SHA256.HashData(original))[..32];
        var folder = Path.Combine(data.Value.FullPath, "images");
        var prepared = Path.Combine(folder, hash + Path.GetExtension(image.FullPath).ToLowerInvariant());
        if (File.Exists(prepared)) return (prepared, hash);

        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, Path.GetRandomFileName());
        File.WriteAllBytes(unfinished, image.WithoutMetadata());
        File.Move(unfinished, prepared, overwrite: true);
        return (prepared, hash);
    }
}

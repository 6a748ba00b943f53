using Microsoft.Net.Http.Headers;
using NetVips;

namespace MindfulBond.Images;

/// <summary>Answers requests for pictures from the shelf: never with a file as its author saved it.</summary>
public sealed class ImageAnswers(ImageShelf shelf)
{
    private const string ForAYear = "private, max-age=31536000, immutable";

    /// <param name="context">Whose query may name a smaller picture.</param>
    /// <param name="image">The picture; null when there is none to show.</param>
    public async Task<IResult> AnswerAsync(HttpContext context, ImageFile? image)
    {
        if (image is null) return Results.NotFound();
        if (shelf.Variant(image, context.Request.Query["v"]) is var (smaller, format))
        {
            // The name changes with the picture, so that nobody has to ask for it twice.
            context.Response.Headers.CacheControl = ForAYear;
            return Results.File(smaller, ImageFile.MediaTypes["." + format]);
        }

        try
        {
            var (path, key) = await shelf.CleanAsync(image, context.RequestAborted);
            context.Response.Headers.CacheControl = "no-cache";
            if (image.IsDrawing) context.Response.Headers.ContentSecurityPolicy = Drawing.Policy;
            return Results.File(path, image.MediaType, entityTag: new EntityTagHeaderValue($"\"{key}\""));
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or VipsException or DrawingRefusedException)
        {
            // Not logged: a line here would tell when somebody opened the page.
            return Results.NotFound();
        }
    }
}

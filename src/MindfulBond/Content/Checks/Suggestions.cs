using MindfulBond.Content.Markdown;
using MindfulBond.Images;

namespace MindfulBond.Content.Checks;

/// <summary>Adds to dead links and missing pictures the file that was probably meant.</summary>
internal static class Suggestions
{
    /// <param name="content">The folder.</param>
    /// <param name="addresses">What the author of a file typed.</param>
    public static IEnumerable<Problem> For(ContentSnapshot content, Func<string, IReadOnlyList<TypedAddress>> addresses)
    {
        var documents = new Lazy<Nearest>(() => new Nearest(content.Bodies.Keys));
        var pictures = new Lazy<Nearest>(() => new Nearest(content.Files.Where(ImageFile.IsImage)));
        var articles = new Lazy<Dictionary<string, Article>>(() => content.Articles.ToDictionary(article => article.File, StringComparer.Ordinal));
        var asShown = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var problem in content.Problems)
            yield return problem.Rule is "dead-link" or "image-missing" && Meant(problem) is { } hint ? problem with { Message = problem.Message + hint } : problem;

        string? Meant(Problem problem)
        {
            if (Typed(problem) is not { } typed || ContentPath.Resolve(problem.File, typed) is not { } path) return null;
            var nearest = problem.Rule == "image-missing" || ImageFile.IsImage(path) ? pictures.Value : documents.Value;
            // What is there and cannot be shown has a problem of its own, which says why.
            if (nearest.To(path) is not { } near || near.File == path) return null;
            var name = (typed[0] == '/' ? "/" + near.File : Nearest.SeenFrom(problem.File, near.File)) + (ContentPath.Split(typed).Fragment is { } fragment ? "#" + fragment : "");
            return near.OnlyCase ? $" Only capitals differ: write “{name}”." : $" Did you mean “{name}”?";
        }

        // The message quotes what was typed.
        string? Typed(Problem problem)
        {
            if (!content.Bodies.ContainsKey(problem.File)) return null;
            if (!asShown.TryGetValue(problem.File, out var typed))
            {
                typed = addresses(problem.File).Select(address => address.Typed).DistinctBy(Wording.Shown).ToDictionary(Wording.Shown, StringComparer.Ordinal);
                if (articles.Value.TryGetValue(problem.File, out var article) && article.Image is { } image) typed.TryAdd(Wording.Shown(image), image);
                asShown.Add(problem.File, typed);
            }

            var start = problem.Message.IndexOf('“', StringComparison.Ordinal) + 1;
            var end = problem.Message.IndexOf('”', start);
            return start > 0 && end > start ? typed.GetValueOrDefault(problem.Message[start..end]) : null;
        }
    }
}

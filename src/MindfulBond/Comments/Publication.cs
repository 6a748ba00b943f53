namespace MindfulBond.Comments;

/// <summary>Says once, for every query, what of comments is public.</summary>
internal static class Publication
{
    /// <summary>The comments that everybody may read.</summary>
    public static IQueryable<Comment> Published(this IQueryable<Comment> comments) =>
        comments.Where(comment => comment.Status == CommentStatus.Approved && !comment.IsPrivate);

    /// <summary>The published ones, and the nameless places of those that answers hang on.</summary>
    public static IQueryable<Comment> Shown(this IQueryable<Comment> comments) =>
        comments.Where(comment => (comment.Status == CommentStatus.Approved && !comment.IsPrivate) || comment.HoldsPlace);
}

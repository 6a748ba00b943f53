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

    /// <summary>Those under which an answer stands, or may still come to stand: their place is kept when their words go.</summary>
    public static IQueryable<Comment> WithLiveAnswers(this IQueryable<Comment> comments) =>
        comments.Where(comment => comments.Any(answer => answer.ThreadId == comment.Id && answer.Status != CommentStatus.Withdrawn));
}

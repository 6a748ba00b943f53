namespace MindfulBond.Comments;

/// <summary>The comments part of an article's page.</summary>
/// <param name="Page">What is shown.</param>
/// <param name="Openness">Whether it takes comments now.</param>
/// <param name="Form">The empty form, or one that answers a comment.</param>
/// <param name="TakesReplies">Whether a reader may answer a comment.</param>
public sealed record Talk(CommentPage Page, Openness Openness, WrittenForm Form, bool TakesReplies);

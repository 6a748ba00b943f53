using MindfulBond.Care;
using MindfulBond.Comments;

namespace MindfulBond.Moderation;

/// <summary>One comment with everything beside it.</summary>
/// <param name="Comment">As stored.</param>
/// <param name="Parent">What it answers; null for nothing, or nothing that is left.</param>
/// <param name="InThread">Published comments of its thread, itself included.</param>
/// <param name="ThreadIsClosed">Whether the article's thread is closed.</param>
/// <param name="Reports">All reports, answered or not.</param>
/// <param name="History">Its entries, the oldest first.</param>
/// <param name="Details">Personal details, numbered from 1 as <see cref="DeskDecision.Mask"/> names them.</param>
/// <param name="Signs">Signs of danger or distress, with their places.</param>
/// <param name="Rules">What the owner's own rules marked, with their places.</param>
public sealed record OpenedComment(
    Comment Comment, Comment? Parent, int InThread, bool ThreadIsClosed, IReadOnlyList<CommentReport> Reports, IReadOnlyList<ModerationEntry> History,
    IReadOnlyList<PersonalDetail> Details, IReadOnlyList<DistressSign> Signs, IReadOnlyList<(string Flag, int Start, int Length)> Rules);

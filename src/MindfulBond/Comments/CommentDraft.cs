using Microsoft.AspNetCore.Mvc;

namespace MindfulBond.Comments;

/// <summary>What a visitor's form says: the only thing that is ever bound. State, time, badge and markup are ours to set.</summary>
public sealed class CommentDraft
{
    [FromForm(Name = "body")] public string? Body { get; init; }

    [FromForm(Name = "name")] public string? Name { get; init; }

    /// <summary>Only for the author: never published.</summary>
    [FromForm(Name = "private")] public bool IsPrivate { get; init; }

    /// <summary>The comment it answers.</summary>
    [FromForm(Name = "parent")] public Guid? Parent { get; init; }

    /// <summary>People never see this field; what fills it in is a program.</summary>
    [FromForm(Name = "website")] public string? Website { get; init; }

    /// <summary>The box of the preview: storing and showing it is agreed to.</summary>
    [FromForm(Name = "consent")] public bool Consent { get; init; }

    /// <summary>What the preview sealed.</summary>
    [FromForm(Name = "sealed")] public string? Sealed { get; init; }

    /// <summary>Number of the detail to replace, as the preview counts them from 1.</summary>
    [FromForm(Name = "replace")] public int? Replace { get; init; }
}

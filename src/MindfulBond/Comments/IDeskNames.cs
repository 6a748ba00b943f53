namespace MindfulBond.Comments;

/// <summary>What commenting asks of the accounts at the desk: the names that no reader may take. It knows of accounts this much and no more.</summary>
public interface IDeskNames
{
    /// <summary>The public names of everybody at the desk, from memory.</summary>
    IReadOnlyList<string> PublicNames { get; }
}

namespace MindfulBond.Data;

/// <summary>What is kept in memory of a database in which others may write too.</summary>
public interface IKeptInMemory
{
    /// <summary>Takes over what others changed. What was changed here meanwhile stays.</summary>
    Task ReadAgainAsync(CancellationToken cancel);
}

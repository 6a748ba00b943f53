namespace MindfulBond.Care;

/// <summary>How fast a person should read a comment with such a sign. Both lead the receipt with help lines.</summary>
public enum DistressSeverity
{
    /// <summary>Worth help and attention.</summary>
    Concern,

    /// <summary>First in the queue.</summary>
    Urgent,
}

namespace MindfulBond.Care;

/// <summary>What could point to a person.</summary>
public enum DetailKind
{
    Email,
    Phone,

    /// <summary>A name on a social network.</summary>
    Handle,
    Link,
    StreetAddress,
    Postcode,
    Iban,

    /// <summary>The number of a payment card.</summary>
    Card,
    DateOfBirth,

    /// <summary>A person named beside what they are to the writer: "my husband Mark".</summary>
    NameAfterRelation,

    /// <summary>A first and a last name, or the writer's own name.</summary>
    FullName,
}

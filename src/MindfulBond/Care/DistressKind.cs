namespace MindfulBond.Care;

/// <summary>What a comment may be telling. The words in data files and rules are the same in kebab case: <c>risk-now</c>.</summary>
public enum DistressKind
{
    /// <summary>The writer may be in danger from themself now.</summary>
    RiskNow,

    /// <summary>The writer, or someone they lost, was.</summary>
    RiskPast,

    /// <summary>A means, a dose or a place; not to be published, whoever it is about.</summary>
    MethodDetail,

    /// <summary>Somebody harms or frightens the writer.</summary>
    AbuseDisclosure,

    /// <summary>A child may be in danger, or the writer is one.</summary>
    ChildAtRisk,

    /// <summary>The writer may harm somebody, or tells somebody to die.</summary>
    ThreatToOther,
}

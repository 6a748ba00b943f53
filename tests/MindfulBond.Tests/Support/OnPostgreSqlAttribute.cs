namespace MindfulBond.Tests.Support;

/// <summary>Lets the tests a class inherits run on PostgreSQL, each in a fresh database; everything else runs on SQLite.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnPostgreSqlAttribute : Attribute;

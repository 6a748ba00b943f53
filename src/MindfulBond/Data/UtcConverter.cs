using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MindfulBond.Data;

/// <summary>
/// Instants are UTC in code and in both databases. PostgreSQL keeps microseconds, so finer parts are cut off on the way in: what comes back
/// equals what went in. SQLite forgets the kind, so it is said again on the way out.
/// </summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    instant => new DateTime(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc),
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));

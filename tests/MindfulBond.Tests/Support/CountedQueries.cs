using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Data;

namespace MindfulBond.Tests.Support;

/// <summary>Everything that answering requests asks of the database, with what was filled in; not what background services ask meanwhile.</summary>
internal sealed class CountedQueries : DbCommandInterceptor
{
    private readonly HttpContextAccessor _request = new();
    private readonly ConcurrentQueue<(string Sql, IReadOnlyList<string> Values)> _asked = new();

    public void Watch(WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.ConfigureDbContext<SqliteBlogDb>(options => options.AddInterceptors(this));
        builder.Services.ConfigureDbContext<PostgreSqlBlogDb>(options => options.AddInterceptors(this));
    }

    /// <summary>What was asked since the last time.</summary>
    public IReadOnlyList<(string Sql, IReadOnlyList<string> Values)> Take()
    {
        var taken = new List<(string, IReadOnlyList<string>)>();
        while (_asked.TryDequeue(out var one)) taken.Add(one);
        return taken;
    }

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (_request.HttpContext is not null) _asked.Enqueue((result.CommandText, [.. result.Parameters.Cast<DbParameter>().Select(parameter => $"{parameter.Value}")]));
        return result;
    }
}

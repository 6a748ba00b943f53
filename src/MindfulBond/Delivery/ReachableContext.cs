namespace MindfulBond.Delivery;

/// <summary>
/// Lets services that no request is handed to find the one under way (signing in does). The framework would note it for every request,
/// those answered by <see cref="KeptPages"/> too, and it costs them an execution context each.
/// </summary>
internal sealed class ReachableContext(RequestDelegate next, IServiceProvider services)
{
    private readonly IHttpContextAccessor? _accessor = services.GetService<IHttpContextAccessor>();

    public async Task InvokeAsync(HttpContext context)
    {
        if (_accessor is not null) _accessor.HttpContext = context;
        try
        {
            await next(context);
        }
        finally
        {
            if (_accessor is not null) _accessor.HttpContext = null;
        }
    }

    /// <summary>All services but the one that the framework's factory of contexts would note each request with.</summary>
    public sealed class Out(IServiceProvider services) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IHttpContextAccessor) ? null : services.GetService(serviceType);
    }
}

using System.Collections.Frozen;
using System.Text.Json;
using MindfulBond.Bare;

// What the site's answers are measured against: the same bytes under the same headers, with as little as possible around them.
//   MindfulBond.Bare one ANSWERS      every request gets the first of the answers
//   MindfulBond.Bare each ANSWERS     each path gets its own
//   MindfulBond.Bare output ANSWERS   the same from the framework's output cache, in its simplest right form
var (mode, file) = (args[0], args[1]);
var answers = JsonSerializer.Deserialize<List<Answer>>(await File.ReadAllBytesAsync(file))!;

var builder = WebApplication.CreateSlimBuilder(args[2..]);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
if (mode == "output") builder.Services.AddOutputCache();

var app = builder.Build();
var byPath = answers.ToFrozenDictionary(answer => answer.Path, StringComparer.Ordinal);
var first = answers[0];
switch (mode)
{
    case "one":
        app.Run(context => SendAsync(context, first));
        break;
    case "each":
        app.Run(context => SendAsync(context, byPath[context.Request.Path.Value!]));
        break;
    case "output":
        app.UseOutputCache();
        app.MapGet("/{**path}", (HttpContext context) => SendAsync(context, byPath[context.Request.Path.Value!]))
            .CacheOutput(policy => policy.Expire(TimeSpan.FromDays(1)).SetVaryByQuery("page").SetVaryByHeader("Accept-Encoding"));
        break;
    default:
        throw new NotSupportedException($"There is no mode {mode}.");
}

await app.RunAsync();

static Task SendAsync(HttpContext context, Answer answer)
{
    var (response, headers) = (context.Response, context.Response.Headers);
    headers.ContentType = answer.ContentType;
    headers.ContentLength = answer.Body.Length;
    headers.CacheControl = answer.CacheControl;
    headers.ETag = answer.ETag;
    headers.Vary = answer.Vary;
    headers.ContentEncoding = answer.ContentEncoding;
    foreach (var (name, value) in answer.Others) headers[name] = value;
    var sent = response.BodyWriter.WriteAsync(answer.Body);
    return sent.IsCompletedSuccessfully ? Task.CompletedTask : sent.AsTask();
}

using System.Text;
using System.Text.Encodings.Web;
using MindfulBond.Content;

namespace MindfulBond.Site;

/// <summary>
/// The page for a failure. It is made of text already in memory, so that nothing in it can fail again, and it carries the emergency numbers
/// itself, because the help page may be what is broken.
/// </summary>
public sealed class FailureHtml(ContentLibrary library)
{
    public string For(string reference)
    {
        var content = library.Snapshot;
        var numbers = new StringBuilder();
        foreach (var country in content.Help.Countries.Where(country => country.Emergency is not null))
        {
            var number = country.Emergency!.Number;
            numbers.Append("<li>").Append(Encoded(country.Name)).Append(": <a href=\"tel:").Append(Encoded(number.Replace(" ", "", StringComparison.Ordinal)))
                .Append("\">").Append(Encoded(number)).Append("</a></li>");
        }

        return $"""
            <!DOCTYPE html>
            <html lang="{Encoded(content.Site.Language)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
            <title>Not working just now</title>
            <meta name="robots" content="noindex">
            <meta name="color-scheme" content="light dark">
            <link rel="stylesheet" href="/css/site.css">
            <link rel="icon" href="/mark.svg" type="image/svg+xml">
            <script type="module" src="/js/leave.js"></script>
            </head>
            <body>
            <a class="skip" href="#mb-main">Skip to the writing</a>
            <section aria-label="Leave this site">
            <a class="skip" href="/leave" rel="noreferrer nofollow" data-exit>Leave this site quickly</a>
            <a class="btn exit" href="/leave" rel="noreferrer nofollow" data-exit>Leave quickly <span class="lights" hidden><i></i><i></i><i></i></span></a>
            </section>
            <header class="wrap site-head"><a class="brand" href="/">{Encoded(content.Site.Title)}<span class="pause"></span></a>
            <nav class="nav" aria-label="Main"><a href="/help" class="help">Get help now</a></nav></header>
            <main id="mb-main" class="wrap" tabindex="-1">
            <div class="title spread"><div class="main">
            <h1>Something broke on our side<span class="pause"></span></h1>
            <p class="lede">It isn’t anything you did. Try again in a minute.</p>
            <p class="row mt5"><a class="btn" href="">Try again</a> <a class="btn plain" href="/">Back to the beginning</a></p>
            <div class="panel mt6"><h2>If it can’t wait</h2><p class="mt5">In danger this minute, call the emergency number where you are.</p><ul class="countries plainly">{numbers}</ul></div>
            <p class="meta mt5">If you tell us about it, quote <span class="code">{Encoded(reference)}</span>. It names this moment, not you.</p>
            </div></div>
            </main>
            </body>
            </html>
            """;
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}

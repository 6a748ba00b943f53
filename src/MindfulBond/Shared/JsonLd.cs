using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;

namespace MindfulBond.Shared;

/// <summary>
/// schema.org data for a <c>script</c> element of type <c>application/ld+json</c>: a data block, which a content security policy does not touch.
/// The JSON writer's default encoder escapes angle brackets and ampersands, so that no text can end the element.
/// </summary>
public sealed class JsonLd(params IEnumerable<JsonObject> things) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(
        new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = new JsonArray([.. things]) }.ToJsonString(JsonSerializerOptions.Default));

    /// <summary>The way to a page: names and absolute addresses, from the home page on.</summary>
    public static JsonObject Breadcrumbs(params IEnumerable<(string Name, string Address)> steps) => new()
    {
        ["@type"] = "BreadcrumbList",
        ["itemListElement"] = new JsonArray([.. steps.Select((step, place) => new JsonObject
        {
            ["@type"] = "ListItem",
            ["position"] = place + 1,
            ["name"] = step.Name,
            ["item"] = step.Address,
        })]),
    };
}

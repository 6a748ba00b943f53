using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Html;

namespace MindfulBond.Shared;

/// <summary>
/// schema.org data for a <c>script</c> element of type <c>application/ld+json</c>: a data block, which a content security policy does not touch.
/// The JSON writer's default encoder escapes angle brackets and ampersands, so that no text can end the element.
/// </summary>
/// <param name="things">Each writes what one object says of itself.</param>
public sealed class JsonLd(params Action<Utf8JsonWriter>[] things) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var text = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            json.WriteStartArray("@graph");
            foreach (var thing in things)
            {
                json.WriteStartObject();
                thing(json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        writer.Write(Encoding.UTF8.GetString(text.WrittenSpan));
    }

    /// <summary>The way to a page: names and absolute addresses, from the home page on.</summary>
    public static Action<Utf8JsonWriter> Breadcrumbs(params IReadOnlyList<(string Name, string Address)> steps) => json =>
    {
        json.WriteString("@type", "BreadcrumbList");
        json.WriteStartArray("itemListElement");
        for (var place = 0; place < steps.Count; place++)
        {
            json.WriteStartObject();
            json.WriteString("@type", "ListItem");
            json.WriteNumber("position", place + 1);
            json.WriteString("name", steps[place].Name);
            json.WriteString("item", steps[place].Address);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    };
}

using AngleSharp.Dom;

namespace MindfulBond.Tests.Content.Markdown;

/// <summary>Something that is shown otherwise than CommonMark says, on purpose.</summary>
/// <param name="What">What is different.</param>
/// <param name="Why">The reason.</param>
/// <param name="Even">Evens it out between the bodies of the specified and the shown document, and nothing else.</param>
internal sealed record SpecificationDifference(string What, string Why, Action<IElement, IElement> Even);

using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace MindfulBond.Images;

/// <summary>
/// Drawings (SVG). A browser treats one that is opened by itself as a page, with scripts and requests: readers get what an allow-list of
/// elements and attributes leaves of it, and no reference but to its own parts.
/// </summary>
internal static partial class Drawing
{
    public const string MediaType = "image/svg+xml";

    /// <summary>The content security policy a drawing is served with: should anything ever get past the list, it still cannot act.</summary>
    public const string Policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private const int MostCharacters = 2 * 1024 * 1024;
    private const int Deepest = 200;

    // Parts may be used by parts that are used by others: a short file can ask a browser for more shapes than it will ever draw.
    private const long MostShapes = 500_000;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly XNamespace Xlink = "http://www.w3.org/1999/xlink";
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersInDocument = MostCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private static readonly FrozenSet<string> Elements = Words("""
        svg g defs symbol use title desc style
        path rect circle ellipse line polyline polygon text tspan textPath
        linearGradient radialGradient stop pattern clipPath mask marker filter
        feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight
        feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
        feSpecularLighting feSpotLight feTile feTurbulence
        """);

    private static readonly FrozenSet<string> Attributes = Words("""
        id class style lang role tabindex version viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points
        transform transform-origin pathLength dx dy rotate textLength lengthAdjust startOffset method spacing side
        fill fill-opacity fill-rule stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
        stroke-opacity stroke-width opacity color color-interpolation color-interpolation-filters color-rendering display visibility
        overflow clip clip-path clip-rule mask filter marker-start marker-mid marker-end paint-order vector-effect shape-rendering
        text-rendering image-rendering isolation mix-blend-mode font font-family font-size font-size-adjust font-stretch font-style
        font-variant font-weight letter-spacing word-spacing text-anchor text-decoration text-overflow alignment-baseline
        baseline-shift dominant-baseline direction unicode-bidi writing-mode glyph-orientation-horizontal glyph-orientation-vertical
        white-space offset stop-color stop-opacity flood-color flood-opacity lighting-color pointer-events cursor enable-background
        gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform clipPathUnits maskUnits
        maskContentUnits mask-type markerUnits markerWidth markerHeight refX refY orient filterUnits primitiveUnits filterRes in in2
        result mode type values tableValues slope intercept amplitude exponent operator k1 k2 k3 k4 order kernelMatrix divisor bias
        targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent
        limitingConeAngle azimuth elevation pointsAtX pointsAtY pointsAtZ z scale xChannelSelector yChannelSelector stdDeviation
        baseFrequency numOctaves seed stitchTiles radius requiredFeatures systemLanguage media
        """);

    /// <summary>Width and height from the first element, or why there are none.</summary>
    /// <exception cref="XmlException">This is no drawing.</exception>
    public static (int Width, int Height, string? Refusal) SizeOf(Stream stream)
    {
        using var reader = XmlReader.Create(stream, Strict);
        reader.MoveToContent();
        if (reader.LocalName != "svg") throw new XmlException("Not a drawing.");

        var (width, height) = (Length(reader.GetAttribute("width")), Length(reader.GetAttribute("height")));
        if (width == 0 || height == 0)
        {
            var box = (reader.GetAttribute("viewBox") ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            (width, height) = box.Length == 4 ? (Length(box[2]), Length(box[3])) : (0, 0);
        }

        return width > 0 && height > 0 ? (width, height, null) : (0, 0, "has no size; give the drawing a width and height or a viewBox");
    }

    /// <summary>The drawing as readers get it.</summary>
    /// <exception cref="DrawingRefusedException">Nothing of it can be shown.</exception>
    public static CleanDrawing Read(string fullPath)
    {
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(fullPath, Strict);
            document = XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
        }
        catch (XmlException broken)
        {
            throw new DrawingRefusedException($"cannot be read as a drawing beyond line {Math.Max(1, broken.LineNumber)}; save it again as plain SVG");
        }

        var takenOut = new List<TakenOut>();
        var root = Clean(document.Root!, takenOut, depth: 0);
        if (root?.Name != Svg + "svg") throw new DrawingRefusedException("cannot be read as a drawing; save it again as plain SVG");
        if (new ShapeCount(root).IsBeyond(MostShapes)) throw new DrawingRefusedException("uses its own parts so often that a browser could not draw it; draw less");
        return new CleanDrawing(root.ToString(SaveOptions.DisableFormatting), takenOut);
    }

    private static XElement? Clean(XElement element, List<TakenOut> takenOut, int depth)
    {
        if (depth > Deepest) throw new DrawingRefusedException("nests its parts too deeply; draw it flatter");
        var name = element.Name.LocalName;
        if (element.Name.Namespace != Svg && element.Name.Namespace != XNamespace.None)
        {
            // Editors keep notes of their own in drawings: nobody misses them.
            if (element.Name.Namespace == Html) takenOut.Add(At(element, $"<{name}>"));
            return null;
        }

        // A link within a picture leads nowhere, and a choice has lost its other half.
        if (name is "a" or "switch") name = "g";
        if (!Elements.Contains(name))
        {
            if (name != "metadata") takenOut.Add(At(element, $"<{name}>"));
            return null;
        }

        if (name == "style" && !IsHarmless(element.Value))
        {
            takenOut.Add(At(element, "<style>, because it loads something or uses signs that could"));
            return null;
        }

        var clean = new XElement(Svg + name);
        foreach (var attribute in element.Attributes()) CleanAttribute(attribute, clean, element, takenOut);
        foreach (var node in element.Nodes())
        {
            if (node is XText text) clean.Add(new XText(text.Value));
            else if (name != "style" && node is XElement child && Clean(child, takenOut, depth + 1) is { } kept) clean.Add(kept);
        }

        return clean;
    }

    private static void CleanAttribute(XAttribute attribute, XElement clean, XElement element, List<TakenOut> takenOut)
    {
        var (name, space) = (attribute.Name.LocalName, attribute.Name.Namespace);
        if (attribute.IsNamespaceDeclaration || element.Name.LocalName is "a" && name is "href" or "target") return;
        if (name == "href" && (space == XNamespace.None || space == Xlink))
        {
            if (OwnPart().IsMatch(attribute.Value)) clean.SetAttributeValue("href", attribute.Value);
            else takenOut.Add(At(attribute, "href, because it leads out of the drawing"));
        }
        else if (space == XNamespace.Xml && name is "space" or "lang")
        {
            clean.SetAttributeValue(XNamespace.Xml + name, attribute.Value);
        }
        else if (space == XNamespace.None && (Attributes.Contains(name) || name.StartsWith("aria-", StringComparison.Ordinal)))
        {
            if (IsHarmless(attribute.Value)) clean.SetAttributeValue(name, attribute.Value);
            else takenOut.Add(At(attribute, name + ", because it loads something or uses signs that could"));
        }
        else if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
        {
            takenOut.Add(At(attribute, name));
        }
    }

    // Style sheets and the attributes that stand for them: nothing that loads, no escapes that could hide it, no rules we do not know.
    private static bool IsHarmless(string css)
    {
        var rest = OwnPaint().Replace(css, "");
        return !Loading().IsMatch(rest) && !rest.Contains('\\', StringComparison.Ordinal) && !rest.Contains('<', StringComparison.Ordinal)
            && AtRule().Matches(rest).All(rule => rule.Groups["name"].Value is "media" or "supports" or "keyframes");
    }

    private static TakenOut At(IXmlLineInfo place, string what) => new(Math.Max(1, place.LineNumber), what);

    private static int Length(string? text)
    {
        text = text?.Trim();
        if (text?.EndsWith("px", StringComparison.OrdinalIgnoreCase) == true) text = text[..^2];
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var length) && length is > 0 and < 100_000
            ? Math.Max(1, (int)Math.Round(length))
            : 0;
    }

    private static FrozenSet<string> Words(string text) =>
        text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^#[^\s""'()<>\\]+$", RegexOptions.None, 1000)]
    private static partial Regex OwnPart();

    [GeneratedRegex(@"url\(\s*(?:""#[^\s""'()<>\\]+""|'#[^\s""'()<>\\]+'|#[^\s""'()<>\\]+)\s*\)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OwnPaint();

    [GeneratedRegex(@"(?:url|src|image|image-set|cross-fade|element|paint|expression)\s*\(|binding|behavior|script:|data:", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Loading();

    [GeneratedRegex("@(?<name>[^\\s{(;\"']*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AtRule();
}

using System.Text;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Content.Checks;

/// <summary>A folder that breaks a rule, and one as near to it as can be that keeps it.</summary>
/// <param name="Bad">Writes the folder that breaks the rule.</param>
/// <param name="Good">Writes the folder that keeps it.</param>
/// <param name="Line">Line on which it is broken.</param>
/// <param name="File">File in which it is broken.</param>
internal sealed record Fixture(Action<TempContent> Bad, Action<TempContent> Good, int Line = 1, string File = "articles/a.md");

/// <summary>A fixture for each rule of the check, by its name.</summary>
internal static class RuleFixtures
{
    private const string Line = """id: a, name: A, audiences: [crisis], website: "https://a.example", sourceUrl: "https://a.example" """;

    private static readonly byte[] Dot = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private const string Drawing = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>""";

    public static readonly IReadOnlyDictionary<string, Fixture> All = new Dictionary<string, Fixture>
    {
        // Files that cannot be used
        ["file-empty"] = new(content => content.Article("a.md", body: ""), Body("Words.")),
        ["folder-text-empty"] = new(content => content.Article("trees/_index.md", "title: Trees", ""), content => content.Article("trees/_index.md", body: "Words."), File: "articles/trees/_index.md"),
        ["folder-linked"] = new(content => Directory.CreateSymbolicLink(content.Article("b.md").Path("articles/a"), content.Folder), content => Directory.CreateDirectory(content.Article("b.md").Path("articles/a")), File: "articles/a"),
        ["text-outside"] = new(content => content.Article("a.md").Write("notes/b.md", "Words."), content => content.Article("a.md").Write("pages/b.md", "Words."), File: "notes/b.md"),
        ["home-text"] = new(content => content.Article("_index.md"), content => content.Article("trees/_index.md"), File: "articles/_index.md"),
        ["toml-invalid"] = new(content => content.Write("articles/a.md", "+++\ntitle = A\n+++\nWords."), content => content.Write("articles/a.md", "+++\ntitle = \"A\"\n+++\nWords."), Line: 2),
        ["json-invalid"] = new(content => content.Write("articles/a.md", "{\n\"title\" \"A\"\n}\nWords."), content => content.Write("articles/a.md", "{\n\"title\": \"A\"\n}\nWords."), Line: 2),
        ["front-matter-script"] = new(content => content.Write("articles/a.md", "---js\n{ title: \"A\" }\n---\nWords."), content => content.Write("articles/a.md", "---\ntitle: A\n---\nWords.")),
        ["file-too-large"] = new(content => content.Article("a.md", body: new string('a', 4 * 1024 * 1024 + 1)), content => content.Article("a.md", body: new string('a', 4 * 1024 * 1024))),
        ["file-unreadable"] = new(content => File.CreateSymbolicLink(content.Article("b.md").Path("articles/a.md"), content.Path("articles/nowhere.md")), content => File.CreateSymbolicLink(content.Article("b.md").Path("articles/a.md"), content.Path("articles/b.md"))),
        ["file-gone"] = new(
            content =>
            {
                content.Write("help/lines.yaml", "countries: []").Read();
                content.Delete("help/lines.yaml");
            },
            content => content.Write("help/lines.yaml", "countries: []").Read(), File: "help/lines.yaml"),
        ["not-utf8"] = new(content => content.Write("articles/a.md", [(byte)'a', (byte)'\n', 0xFF]), Body("Café"), Line: 2),
        ["nul-byte"] = new(Raw("Some\n\0words, and some more."), Raw("Some\nwords, and some more."), Line: 2),
        ["last-good-version"] = new(
            content =>
            {
                content.Article("a.md", "title: A").Read();
                content.Article("a.md", "title: [");
            },
            content =>
            {
                content.Article("a.md", "title: A").Read();
                content.Article("a.md", "title: B");
            }),

        // Front matter and values
        ["front-matter-open"] = new(Raw("---\ntitle: A\nWords."), Raw("---\ntitle: A\n---\nWords.")),
        ["yaml-invalid"] = new(Matter("title: One: two"), Matter("title: 'One: two'"), Line: 2),
        ["date-invalid"] = new(Matter("date: soon"), Matter("date: 2026-05-02"), Line: 2),
        ["key-unknown"] = new(Matter("titel: A"), Matter("title: A\nlayout: post\nmathjax: true"), Line: 2),
        ["key-twice"] = new(Matter("title: A\nTitle: B"), Matter("title: A\ntabTitle: B"), Line: 3),
        ["value-shape"] = new(Matter("title: [a, b]"), Matter("topics: one"), Line: 2),
        ["value-unknown"] = new(Matter("comments: sometimes"), Matter("comments: closed"), Line: 2),
        ["lang-invalid"] = new(Matter("lang: English please"), Matter("lang: pt-BR"), Line: 2),
        ["topic-unknown"] = new(
            content => content.Write("site.yaml", "topics: [{ name: Repair }]").Article("a.md", "topics: [Repiar]"),
            content => content.Write("site.yaml", "topics: [{ name: Repair }]").Article("a.md", "topics: [repair, Gardening]"), Line: 2),
        ["address-invalid"] = new(Matter("sources: [{ id: a, citation: A, url: a.example }]"), Matter("sources: [{ id: a, citation: A, url: 'https://a.example' }]"), Line: 2),
        ["time-zone-unknown"] = new(Site("timeZone: Europe/Atlantis"), Site("timeZone: Europe/London"), File: "site.yaml"),
        ["contact-invalid"] = new(Site("contact: us"), Site("contact: mailto:us@a.example"), File: "site.yaml"),
        ["link-invalid"] = new(Site("footer: [{ label: About, href: about }]"), Site("footer: [{ label: About, href: /about }]"), File: "site.yaml"),
        ["name-missing"] = new(Site("authors: [{ about: Writes. }]"), Site("authors: [{ name: Ada }]"), File: "site.yaml"),

        // Addresses
        ["slug-empty"] = new(Matter("slug: '!'"), Matter("slug: a"), Line: 2),
        ["slug-twice"] = new(content => content.Article("a.md").Article("b.md", "slug: a"), content => content.Article("a.md").Article("b.md"), Line: 2, File: "articles/b.md"),
        ["slug-taken"] = new(content => content.Article("a.md").Write("pages/topics.md", "Words."), content => content.Article("a.md").Write("pages/about.md", "Words."), File: "pages/topics.md"),
        ["alias-served"] = new(
            content => content.Article("a.md", "title: A\naliases: /articles/b").Article("b.md"), content => content.Article("a.md", "title: A\naliases: /articles/c").Article("b.md"), Line: 3),
        ["alias-twice"] = new(
            content => content.Article("a.md", "aliases: /old").Article("b.md", "redirect_from: /Old/"), content => content.Article("a.md", "aliases: [/old]").Article("b.md", "aliases: [/older]"),
            Line: 2, File: "articles/b.md"),
        ["alias-loop"] = new(
            content => content.Article("a.md", "aliases: /articles/b").Article("b.md", "aliases: /articles/c").Article("c.md", "aliases: /articles/a"),
            content => content.Article("a.md", "aliases: /articles/b").Article("b.md", "aliases: /articles/c").Article("c.md"), Line: 2),

        // Links
        ["dead-link"] = new(Body("[b](nowhere.md)"), content => content.Article("a.md", body: "[b](b.md)").Article("b.md")),
        ["dead-anchor"] = new(
            content => content.Article("a.md", body: "Words.\n\n[b](b.md#the-mourning)").Article("b.md", body: "## The morning"),
            content => content.Article("a.md", body: "Words.\n\n[b](b.md#the-morning) [b](/articles/b#the-morning)").Article("b.md", body: "## The morning"), Line: 3),
        ["dead-address"] = new(
            Body("Words\nand [more](/articles/c)."),
            content => content.Article("a.md", "topics: [Sleep]\naliases: /old", "[b](/articles/b) [s](/topics/sleep) [h](/help) [h](/help#home) [o](/old) [f](/feed.xml) [p](/pages) [r](/)").Article("b.md").Write("pages/pages.md", "Words."), Line: 2),
        ["link-unpublished"] = new(
            content => content.Article("a.md", body: "[b](b.md)").Article("b.md", "draft: true"),
            content => content.Article("a.md", body: "[b](b.md)").Article("b.md", "date: 2026-11-22\nexpires: 2026-11-23")),
        ["unsafe-address"] = new(Body("[a](javascript:alert)"), Body("[a](https://a.example)")),

        // Pictures
        ["image-missing"] = new(Body("![a](lamp.png)"), content => content.Article("a.md", body: "![a](lamp.png)").Write("articles/lamp.png", Dot)),
        ["image-unreadable"] = new(
            content => content.Article("a.md", body: "![a](lamp.png)").Write("articles/lamp.png", "no picture"),
            content => content.Article("a.md", body: "![a](lamp.png)").Write("articles/lamp.png", Dot), File: "articles/lamp.png"),
        ["image-cleaned"] = new(
            content => content.Article("a.md", body: "![a](lamp.svg)").Write("articles/lamp.svg", Drawing.Replace("/>", "/><script>x</script>", StringComparison.Ordinal)),
            content => content.Article("a.md", body: "![a](lamp.svg)").Write("articles/lamp.svg", Drawing), File: "articles/lamp.svg"),
        ["image-data"] = new(Body("![a](data:image/png;base64,AAAA)"), Body("Words.")),
        ["image-remote"] = new(Body("![a](https://a.example/lamp.png)"), Body("[a](https://a.example/lamp.png)")),
        ["image-alt"] = new(
            content => content.Article("a.md", body: "![](lamp.png)").Write("articles/lamp.png", Dot),
            content => content.Article("a.md", body: "![A lamp](lamp.png)").Write("articles/lamp.png", Dot)),

        // Headings and ids
        ["heading-empty"] = new(Body("##\n\nWords."), Body("## One\n\nWords.")),
        ["heading-jump"] = new(Body("## One\n\n#### Two"), Body("## One\n\n### Two\n\n## Three"), Line: 3),
        ["duplicate-id"] = new(Body("## One {#x}\n\n## Two {#x}"), Body("## One {#x}\n\n## Two {#y}"), Line: 3),
        ["reserved-id"] = new(Body("## One {#mb-main}"), Body("## One {#main}")),

        // Containers, HTML and nesting
        ["container-unclosed"] = new(Body(":::note\nWords."), Body(":::note\nWords.\n:::")),
        ["container-unopened"] = new(Body("Words.\n\n:::"), Body(":::note\nWords.\n:::"), Line: 3),
        ["container-unknown"] = new(Body(":::nota\nWords.\n:::"), Body(":::note\nWords.\n:::")),
        ["care-level"] = new(Body(":::care urgnt Get help:\n- now\n:::"), Body(":::care urgent Get help:\n- now\n:::")),
        ["care-link"] = new(Body(":::care emergency Call:\n- [us](https://a.example)\n:::"), Body(":::care emergency Call:\n- [999](tel:999)\n:::"), Line: 2),
        ["comment-unclosed"] = new(Body("<!-- never"), Body("<!-- ever -->\n\nWords.")),
        ["html-removed"] = new(Body("<script>x</script>"), Body("<kbd>x</kbd>")),
        ["embed-removed"] = new(Body("<iframe src=\"https://a.example\"></iframe>"), Body("[a](https://a.example)")),
        ["template-tag"] = new(Body("{% include a.html %}"), Body("`{% include a.html %}`")),
        ["mdx-code"] = new(Body("import Tabs from 'tabs'\n\nWords."), Body("They import tea.")),
        ["html-unclosed"] = new(Body("<details><summary>One\n\n<div title=\"two\n\nThree."), Body("<details><summary>One</summary>Two</details>")),
        ["too-deep"] = new(Body(new string('>', 200) + " x"), Body(">> x")),
        ["too-tangled"] = new(Body(new string('[', 5000)), Body(new string('[', 100))),

        // Sources
        ["source-incomplete"] = new(Matter("sources: [{ id: a }]"), Matter("sources: [{ id: a, citation: A }]"), Line: 2),
        ["source-twice"] = new(Matter("sources:\n  - { id: a, citation: A }\n  - { id: a, citation: B }"), Matter("sources:\n  - { id: a, citation: A }\n  - { id: b, citation: B }"), Line: 4),
        ["source-unused"] = new(Matter("sources: [{ id: a, citation: A }]"), Matter("sources: [{ id: a, citation: A }]", "Words [@a]."), Line: 2),
        ["citation-unknown"] = new(Matter("sources: [{ id: a, citation: A }]", "Words [@b]."), Matter("sources: [{ id: a, citation: A }]", "Words [@a]."), Line: 4),
        ["doi-invalid"] = new(
            Matter("sources: [{ id: a, citation: A, doi: 'https://doi.org/10.1037/fam0000946' }]"),
            Matter("sources: [{ id: a, citation: A, doi: 10.1037//0021-843X.109.3.550 }, { id: b, citation: B, doi: 10.1002/14651858.CD004188.pub3 }]"), Line: 2),

        // Trust
        ["author-missing"] = new(Matter("title: A"), Matter("author: Ada")),
        ["description-missing"] = new(Matter("title: A"), Matter("description: What it is about.")),
        ["topics-missing"] = new(Matter("title: A"), Matter("topics: Sleep")),
        ["sources-missing"] = new(Matter("title: A"), Matter("sources: [{ id: a, citation: A }]")),
        ["evidence-missing"] = new(Matter("title: A"), Matter("evidence: Fairly sure.")),
        ["review-missing"] = new(Matter("title: A"), Matter("reviewedOn: 2026-11-22\nnextReview: 2027-11-22")),
        ["review-too-late"] = new(Matter("reviewedOn: 2026-11-22\nnextReview: 2029-11-23"), Matter("reviewedOn: 2026-11-22\nnextReview: 2029-11-22"), Line: 3),
        ["review-due"] = new(Matter("reviewedOn: 2025-11-22\nnextReview: 2026-11-22"), Matter("reviewedOn: 2025-11-22\nnextReview: 2026-11-23"), Line: 3),
        ["not-checked"] = new(Matter("title: A"), Matter("reviewedBy: Dr B")),

        // Safety
        ["tab-title-missing"] = new(Matter("sensitivity: high"), Matter("sensitivity: high\ntabTitle: Feeling safe")),
        ["tab-title-telling"] = new(Matter("sensitivity: high\ntabTitle: After the affair"), Matter("sensitivity: high\ntabTitle: Feeling safe"), Line: 3),
        ["slug-telling"] = new(Matter("sensitivity: high\nslug: after-the-affair"), Matter("sensitivity: high\nslug: after-it"), Line: 3),
        ["safety-first-missing"] = new(Matter("topics: Conflict"), Matter("topics: Conflict", ":::safety-first\n:::"), Line: 2),
        ["care-missing"] = new(Matter("crisisTopics: suicide"), Matter("crisisTopics: suicide", ":::care urgent Get help:\n- now\n:::\n\nIt passes, and there are people who will sit with you until it does.\n\n:::care urgent Get help:\n- now\n:::\n"), Line: 2),
        ["content-note-unknown"] = new(Matter("contentNotes: spiders"), Matter("contentNotes: death"), Line: 2),
        ["content-note-section"] = new(Matter("contentNotes: [{ topic: death, section: The end }]"), Matter("contentNotes: [{ topic: death, section: The end }]", "## The end"), Line: 2),
        ["couple-therapy-abuse"] = new(
            Body("Words.\n\nTwo people can go\nto couple therapy together."),
            Body("Two people can go to couple therapy together.\n\nWhere there is abuse, counselling as a couple is advised against."), Line: 4),
        ["medicine-sentence-missing"] = new(
            Body("Words.\n\nSome antidepressants lower desire."), Body("Some antidepressants lower desire.\n\nIf you take a medicine, this is no reason to stop or change it. Ask whoever prescribed it."), Line: 3),
        ["means-near-suicide"] = new(
            Body("Words.\n\nWhen she thought of suicide,\nshe counted out 40 tablets."), Body("When she thought of suicide, she rang a friend. He takes two tablets a day, and the train was late."), Line: 4),
        ["wording-suicide"] = new(Body("Words.\n\nHer brother\ncommitted suicide."), Body("Her brother died by suicide. We do not write “committed suicide”. She is committed to him."), Line: 4),
        ["wording-sensational"] = new(Body("There is an epidemic of suicides."), Body("The number of suicides rose by a tenth. There was an epidemic of flu, and a career in ruins.")),
        ["wording-people"] = new(Body("He suffers from depression."), Body("He has depression. The garden suffers. A victim of its own success is not meant.")),
        ["title-names-suicide"] = new(Matter("lang: en\ntitle: When suicide is on your mind"), Matter("lang: en\ntitle: When thoughts turn dark"), Line: 3),

        // Reading
        ["reading-hard"] = new(Body(Often("Institutional considerations necessitate comprehensive organisational deliberation.", 20)), Body(Often("The cat sat on the mat and ate the fish.", 20))),
        ["sentence-long"] = new(Body($"Short one.\n{Often("so", 25)} on."), Body($"Short one.\n{Often("so", 24)} on."), Line: 2),

        // Help lines
        ["country-invalid"] = new(Lines("countries: [{ code: GBR, name: A }]"), Lines("countries: [{ code: GB, name: A }]"), File: "help/lines.yaml"),
        ["country-twice"] = new(Lines("countries: [{ code: GB, name: A }, { code: gb, name: B }]"), Lines("countries: [{ code: GB, name: A }, { code: FR, name: B }]"), File: "help/lines.yaml"),
        ["emergency-invalid"] = new(Lines("countries: [{ code: GB, name: A, emergency: '999' }]"), Lines("countries: [{ code: GB, name: A, emergency: { number: '999', sourceUrl: 'https://a.example' } }]"), File: "help/lines.yaml"),
        ["line-incomplete"] = new(HelpLine("id: a, name: A"), HelpLine(Line), 5, "help/lines.yaml"),
        ["line-twice"] = new(HelpLine(Line, Line), HelpLine(Line, Line.Replace("id: a", "id: b", StringComparison.Ordinal)), 6, "help/lines.yaml"),
        ["line-unsourced"] = new(HelpLine(Line + ", phone: { display: '116 123', dial: '116123' }"), HelpLine(Line + ", sourceDate: 2026-11-22, phone: { display: '116 123', dial: '116123' }"), 5, "help/lines.yaml"),
        ["line-unverified"] = new(HelpLine(Line + ", status: verified"), HelpLine(Line + ", status: verified, verifiedOn: 2026-11-22"), 5, "help/lines.yaml"),
        ["line-ageing"] = new(HelpLine(Line + ", verifiedOn: 2026-05-25, sourceDate: 2020-01-01"), HelpLine(Line + ", verifiedOn: 2026-05-26, sourceDate: 2020-01-01"), 5, "help/lines.yaml"),
        ["line-stale"] = new(HelpLine(Line + ", verifiedOn: 2025-11-21, sourceDate: 2020-01-01"), HelpLine(Line + ", verifiedOn: 2025-11-22, sourceDate: 2020-01-01"), 5, "help/lines.yaml"),
        ["phone-invalid"] = new(HelpLine(Line + ", sourceDate: 2026-11-22, phone: { display: '116 123', dial: '116124' }"), HelpLine(Line + ", sourceDate: 2026-11-22, phone: { display: '116 123', dial: '116123' }"), 5, "help/lines.yaml"),
        ["email-invalid"] = new(HelpLine(Line + ", email: jo"), HelpLine(Line + ", email: jo@a.example"), 5, "help/lines.yaml"),
    };

    private static string Often(string words, int times) => string.Join(' ', Enumerable.Repeat(words, times));

    private static Action<TempContent> Raw(string text) => content => content.Write("articles/a.md", Encoding.UTF8.GetBytes(text));

    private static Action<TempContent> Body(string text) => Raw(text);

    private static Action<TempContent> Matter(string matter, string body = "Words.") => content => content.Article("a.md", matter, body);

    private static Action<TempContent> Site(string yaml) => content => content.Write("site.yaml", yaml).Article("a.md");

    private static Action<TempContent> Lines(string yaml) => content => content.Write("help/lines.yaml", yaml).Article("a.md");

    private static Action<TempContent> HelpLine(params string[] lines) =>
        Lines($"countries:\n  - code: GB\n    name: United Kingdom\n    lines:\n{string.Join('\n', lines.Select(line => $"      - {{ {line} }}"))}");
}

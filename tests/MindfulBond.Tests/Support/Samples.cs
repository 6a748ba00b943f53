using System.Globalization;

namespace MindfulBond.Tests.Support;

/// <summary>A content folder with every kind of document, as it stands at <see cref="SiteFixture.Noon"/>.</summary>
internal static class Samples
{
    /// <summary>Where the sample site says it is.</summary>
    public const string BaseUrl = "https://house.example";

    public const string Title = "Sample House";

    /// <summary>Enough for a second page of the home page, a topic and an author.</summary>
    private const int ShortNotes = 24;

    private static readonly byte[] Dot = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static void Write(string folder)
    {
        foreach (var (file, text) in Texts)
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        foreach (var picture in new[] { "articles/lamp.png", "articles/walk/path.png", "articles/hidden/portrait.png", "images/door.png" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, picture))!);
            File.WriteAllBytes(Path.Combine(folder, picture), Dot);
        }

        File.WriteAllText(Path.Combine(folder, "articles/line.svg"), """<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><path d="M0 0h20"/></svg>""");
        for (var i = 1; i <= ShortNotes; i++)
        {
            var day = new DateOnly(2025, 12, 1).AddDays(i).ToString("o", CultureInfo.InvariantCulture);
            File.WriteAllText(Path.Combine(folder, $"articles/{day}-note-{i}.md"), Article($"Note {i}", "topics: [Sleep]\nauthor: ada", $"The {i}. short note.\n"));
        }
    }

    /// <summary>An article with a title, further front matter and a text.</summary>
    public static string Article(string title, string matter, string text) => $"---\ntitle: {title}\n{matter}\n---\n\n{text}";

    public static string SiteYaml => Texts["site.yaml"];

    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["site.yaml"] = """
            title: Sample House
            tagline: Writing for two & more.
            headline: Some things are <easier> to read
            language: en
            timeZone: Europe/London
            contact: mailto:desk@house.example
            licence: { name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/" }
            navigation:
              - { label: About, href: /about }
            footer:
              - { label: Privacy, href: /privacy }
              - { label: Using this site, href: /safety }
            authors:
              - { slug: ada, name: "Ada & Co", about: "Writes at night." }
            topics:
              - { slug: sleep, name: Sleep, sentence: "I lie awake.", description: "Nights." }
              - { slug: low-mood, name: Low mood, sensitive: true }
              - { slug: empty, name: Empty }
            series:
              - { slug: walks, name: Walks, description: "Two steps." }
            """,
        ["articles/2026-11-01-everything.md"] = """
            ---
            title: Everything “at once” & <more>
            description: A sample of what Markdown can do.
            author: [ada, Bo]
            topics: [Sleep, Talking]
            featured: true
            updated: 2026-11-05
            reviewedBy: { name: Dr Reader, credentials: GP }
            reviewedOn: 2026-11-05
            nextReview: 2027-11-05
            evidence: Good.
            aliases: [/old/everything, /2019/Everything.html]
            image: lamp.png
            imageAlt: A lamp
            sentences:
              - I can't say it.
              - We both lie awake & wait.
            contentNotes:
              - death
              - { topic: suicide, section: The hard part }
            changes:
              - { date: 2026-11-05, what: A number was wrong. }
            sources:
              - { id: one, citation: "One (2020).", doi: 10.1037/fam0000946, kind: cohort }
              - { id: two, citation: "Two (2021).", url: "https://example.org/two?a=1&b=2" }
            ---

            Words with *emphasis*, `code` and a citation [@one], another [@two], the first again [@one]. A note[^1].

            :::safety-first
            :::

            ## The hard part

            ![A lamp](lamp.png "By the bed")

            In line ![a line](line.svg), and one from ![elsewhere](https://remote.example/pixel.png).

            | Left | Right |
            |------|------:|
            | 1    | 2     |

            - [ ] to do
            - [x] done

            Term
            : What it means

            ## After it

            > Quoted.

            :::note
            Mind this.
            :::

            :::care urgent
            Ring somebody.
            :::

            A [relative link](walk/first.md#on-the-way), a [page](/about), <https://example.org/out>, and a [bad one](javascript:alert(1)).

            <script>alert(1)</script><p style="color:red" onclick="x()">Raw <b>words</b></p>
            <iframe src="https://frame.example"></iframe><img src="https://remote.example/y.png" onerror="x()">

            ## The hard part

            ```csharp
            var x = 1 < 2;
            ```

            [^1]: The note.
            """,
        ["articles/walk/first.md"] = """
            ---
            title: First walk
            slug: first-walk
            date: 2026-10-01
            author: ada
            topics: [Walking]
            series: { name: walks, part: 1 }
            sentences: [We go out.]
            ---

            ## On the way

            ![The path](path.png)

            Then the [second](second.md).
            """,
        ["articles/walk/second.md"] = Article("Second walk", "slug: second-walk\ndate: 2026-10-08\nauthor: ada\ntopics: [Walking]\nseries: { name: walks, part: 2 }\nsentences: [We go out.]", "Back to the [first](first.md).\n"),
        ["articles/2026-10-15-quiet.md"] = """
            ---
            title: When somebody hurts you at home
            tabTitle: Feeling safe with someone
            slug: quiet-evenings
            author: ada
            topics: [Low mood]
            sensitivity: high
            crisisTopics: [suicide]
            sentences: [I keep quiet.]
            ---

            :::care emergency Call now
            Ring.
            :::

            Words.
            """,
        ["articles/2026-10-16-arabic.md"] = Article("مرحبا", "slug: مرحبا\nlang: ar\nauthor: نور\ntopics: [نوم]\nsentences: [لا أنام.]", "نص قصير.\n"),
        ["articles/2026-10-17-cafe.md"] = Article("Café", "slug: café-talk\nauthor: ada\ntopics: [Talking]\naliases: [/old-café]", "Words.\n"),
        ["articles/undated.md"] = Article("Undated thoughts", "author: ada\ntopics: [Talking]", "Words.\n"),
        ["articles/plain.md"] = "# A text without front matter\n\nOnly words.\n",
        ["articles/hidden/index.md"] = Article("A hidden draft", "slug: hidden-draft\ndate: 2026-10-01\ndraft: true\nauthor: shade\ntopics: [Hiding]\nsentences: [Nobody sees this draft.]\naliases: [/old-draft]", "![A portrait](portrait.png)\n"),
        ["articles/soon.md"] = Article("Later today", "slug: later-today\ndate: 2026-11-22 13:30\nauthor: ada\ntopics: [Sleep, Evening]", "Words to come.\n"),
        ["articles/going.md"] = Article("Gone by three", "slug: gone-by-three\ndate: 2026-11-20\nexpires: 2026-11-22 15:00\nauthor: ada\ntopics: [Sleep]", "Words that end.\n"),
        ["articles/due.md"] = Article("Due for a look", "slug: due-for-a-look\ndate: 2026-09-01\nreviewedOn: 2025-11-20\nnextReview: 2026-11-20\nauthor: ada\ntopics: [Sleep]\nsentences: [It was due.]", "Words.\n"),
        ["articles/overdue.md"] = Article("Long overdue", "slug: long-overdue\ndate: 2026-09-02\nreviewedOn: 2024-03-01\nnextReview: 2026-03-01\nauthor: ada\ntopics: [Sleep]\nsentences: [It was due long ago.]", "Words.\n"),
        ["pages/about.md"] = Article("About us", "description: Who we are.", "![The door](../images/door.png)\n\n## One\n\nText.\n\n## Two\n\nText.\n\n## Three\n\nSee [everything](../articles/2026-11-01-everything.md#after-it).\n"),
        ["pages/comment-policy.md"] = Article("What we publish", "description: What we publish and what not.", "Be kind.\n"),
        ["pages/privacy.md"] = Article("Privacy", "updated: 2026-11-01\naliases: [/data-protection]", "We keep nothing.\n"),
        ["pages/safety.md"] = Article("Using this site", "tabTitle: Using this site", "It cannot erase your history.\n"),
        ["help/lines.yaml"] = """
            directory: { name: A Directory, url: "https://directory.example/" }
            countries:
              - code: GB
                name: United Kingdom
                emergency: { number: "999", note: "Or 112.", sourceUrl: "https://gov.example/999" }
                lines:
                  - id: gb-one
                    name: Listeners
                    audiences: [crisis]
                    phone: { display: "116 123", dial: "116123" }
                    sms: { number: "85258", keyword: SHOUT }
                    chatUrl: https://listeners.example/chat
                    email: jo@listeners.example
                    hours: { text: "Every day", always: true }
                    languages: [en, cy]
                    cost: free
                    showsOnBill: "no"
                    accessibility: [relay]
                    website: https://listeners.example/
                    sourceUrl: https://listeners.example/contact
                    sourceDate: 2026-11-20
                  - id: gb-two
                    name: Home Line
                    audiences: [domesticAbuse]
                    phone: { display: "0808 2000 247", dial: "+448082000247" }
                    website: https://home.example/
                    sourceUrl: https://home.example/contact
                    sourceDate: 2026-06-01
                    verifiedOn: 2026-11-01
                    status: verified
                  - id: gb-gone
                    name: Closed Line
                    audiences: [crisis]
                    phone: { display: "0800 111222", dial: "+44800111222" }
                    website: https://closed.example/
                    sourceUrl: https://closed.example/contact
                    sourceDate: 2026-11-20
                    status: withdrawn
                  - id: gb-web
                    name: Web Only
                    audiences: [lgbtq]
                    website: https://web.example/
              - code: IE
                name: Ireland
                lines:
                  - id: ie-one
                    name: Irish Listeners
                    nameLocal: Éisteoirí
                    audiences: [domesticAbuse, crisis]
                    website: https://irish.example/
            """,
    };
}

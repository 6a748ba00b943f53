using static MindfulBond.Content.Checks.Weight;

namespace MindfulBond.Content.Checks;

/// <summary>Every rule there is. <c>docs/check.md</c> lists them too, and the tests hold both, and the code, to one another.</summary>
public static class Rules
{
    /// <summary>The rules by what they are about, in the order of the documentation.</summary>
    public static IReadOnlyList<(string About, IReadOnlyList<Rule> Rules)> ByTheme { get; } =
    [
        ("Files that cannot be used",
        [
            new("file-empty", Error, "a file without a word", "Write something in it, or remove it."),
            new("file-too-large", Error, "a file of more than 4 MiB", "Split it, or take pasted pictures out of it."),
            new("file-unreadable", Error, "a file that may not be read", "Give the account that runs the site permission to read it."),
            new("file-gone", Error, "`site.yaml` or `help/lines.yaml` gone while the site runs", "Put it back. Its last version stays in use until the next start."),
            new("not-utf8", Error, "bytes that are not UTF-8", "Save the file as UTF-8 in your editor."),
            new("last-good-version", Note, "a broken file whose last good version is still shown", "Mend what the error beside it names."),
        ]),
        ("Front matter and values",
        [
            new("front-matter-open", Error, "front matter that begins and never ends", "Put a line with only `---` after its last key."),
            new("yaml-invalid", Error, "front matter or a YAML file that cannot be read", "Check quotes, brackets and indentation on the line named."),
            new("date-invalid", Error, "a date that cannot be read", "Write `2026-05-02`, or `2026-05-02 09:30`."),
            new("key-unknown", Warning, "a key that looks like a slip of one the site knows", "Write the key that is offered. Keys that only other tools know are left alone."),
            new("key-twice", Warning, "a key that stands twice, differing in case", "Remove one; the first one counts."),
            new("value-shape", Warning, "a list where one value belongs, or the other way round; a number or a yes that is none", "Write the value as the message says; it is ignored."),
            new("value-unknown", Warning, "a word that is not one of a closed list (an error for the audiences of a help line)", "Choose one of the words in the message."),
            new("lang-invalid", Warning, "a language tag that is none", "Write one such as `en`, `pt-BR` or `ar`."),
            new("topic-unknown", Warning, "a topic that looks like a slip of one in `site.yaml`", "Write the topic that is offered, or add yours to `site.yaml`."),
            new("address-invalid", Error, "the address of a source or a help line that is no web address", "Write it whole, beginning with `https://`."),
            new("time-zone-unknown", Error, "a time zone nobody knows", "Write a name such as `Europe/London`."),
            new("contact-invalid", Error, "a `contact` that is no address", "Write `mailto:` and an e-mail address, or an https address."),
            new("link-invalid", Error, "an entry of the navigation or the footer without label or address", "Write `{ label: About, href: /about }`."),
            new("name-missing", Error, "an author, a topic or a series of `site.yaml` without a name", "Write at least `{ name: … }`."),
        ]),
        ("Addresses",
        [
            new("slug-empty", Error, "a name of which no address can be made", "Add a key such as `slug: first-light`."),
            new("slug-twice", Error, "two texts with one slug", "Give the one named a slug of its own; the other is served."),
            new("slug-taken", Error, "a page with the address of something the site itself answers", "Give the page another slug."),
            new("alias-served", Warning, "an old address at which something else is served", "Take it out: it never leads here."),
            new("alias-twice", Warning, "an old address that two texts claim", "Take it out of one of the two."),
            new("alias-loop", Warning, "texts whose old addresses lead to one another in a circle", "Keep one of them."),
        ]),
        ("Links",
        [
            new("dead-link", Error, "a link to a file that is not there", "Write the path that is offered, seen from this file; capitals count."),
            new("dead-anchor", Error, "a link to a heading that is not there, in this text or another", "Write the id that is offered."),
            new("dead-address", Warning, "a link beginning with `/` to an address at which this site answers nothing", "Name the file instead, seen from this one."),
            new("link-unpublished", Warning, "a link to a draft, or to an article that is not served yet or any more", "Publish it, or take the link out until then."),
            new("unsafe-address", Error, "an address that is none of `https`, `http`, `mailto`, `tel`, `sms`, a file or a place on the site", "Write one of these; the link was removed."),
        ]),
        ("Pictures",
        [
            new("image-missing", Error, "a picture that is not there", "Write the path that is offered; capitals count."),
            new("image-unreadable", Error, "a file that is no picture the site can show", "Save it again as AVIF, GIF, JPEG, PNG, SVG or WebP."),
            new("image-cleaned", Warning, "a drawing with scripts, outside addresses or other parts that readers do not get", "Save it without, as plain SVG."),
            new("image-data", Error, "a picture inside its address (`data:`)", "Save it as a file beside the article."),
            new("image-remote", Warning, "a picture on another site: a link stands in its place", "Put the file beside the article."),
            new("image-alt", Warning, "a picture without words for those who cannot see it", "Write what it shows: `![a lamp on a table](lamp.jpg)`."),
        ]),
        ("Headings and ids",
        [
            new("heading-empty", Warning, "a heading without words", "Write some, or take the number signs away."),
            new("heading-jump", Warning, "a heading that skips a level; the title is level 1", "Write the level that is missing, or use it here."),
            new("duplicate-id", Warning, "an id that stands twice", "Choose another for one of them."),
            new("reserved-id", Warning, "an id that begins with `mb-`: these belong to the page", "Choose another."),
        ]),
        ("Containers, HTML and nesting",
        [
            new("container-unclosed", Error, "a container that never ends", "Write its colons on a line of their own where it ends."),
            new("container-unopened", Warning, "closing colons that close nothing", "Open a container before them, or take them away."),
            new("container-unknown", Warning, "a container the site does not know", "Write one of those in the message."),
            new("care-level", Warning, "a care card whose level is not known", "Write `emergency`, `urgent` or `nonurgent`."),
            new("care-link", Warning, "a link inside an emergency card", "Put it after the card; a telephone number may stay."),
            new("comment-unclosed", Warning, "an HTML comment that never ends", "Write `-->` where it ends."),
            new("html-removed", Warning, "HTML that is not kept: scripts, styles, forms and their like", "Take it out."),
            new("embed-removed", Warning, "a video or another page set into the text: a link stands in its place", "Write the link yourself to choose its words."),
            new("template-tag", Warning, "template tags, values or shortcodes of another tool: they stand in the text as typed", "Write what they would have shown."),
            new("mdx-code", Warning, "imports, exports or components of MDX: they stand in the text as typed", "Take them out, or write what they would have shown."),
            new("html-unclosed", Error, "HTML that swallows what follows it, or is nested beyond reason: it is shown as text", "Close every element, quote and comment; flatten what is too deep."),
            new("too-deep", Error, "lists, quotes or brackets nested beyond reason: the text is shown as typed", "Flatten them."),
            new("too-tangled", Error, "a paragraph of thousands of brackets or asterisks: it is shown as typed", "Part it with empty lines."),
        ]),
        ("Sources",
        [
            new("source-incomplete", Error, "a source without id or citation", "Write both; it is left out."),
            new("source-twice", Error, "two sources with one id", "Give one of them another id."),
            new("source-unused", Warning, "a source that is never cited", "Cite it as `[@id]`, or take it away."),
            new("citation-unknown", Error, "a citation of a source that is not there", "Write the id that is offered, or add the source."),
            new("doi-invalid", Error, "a DOI that is none", "Write it without an address, such as `10.1037/fam0000946`."),
        ]),
        ("Trust: what every article needs",
        [
            new("author-missing", Trust, "an article nobody signs", "Write `author:`."),
            new("description-missing", Trust, "an article without description", "Write one or two sentences for lists and search."),
            new("topics-missing", Trust, "an article without topic", "Name one to three."),
            new("sources-missing", Trust, "an article without sources", "Name what it rests on, and cite it."),
            new("evidence-missing", Trust, "an article that does not say how sure it is", "Write one honest sentence: `evidence:`."),
            new("review-missing", Trust, "an article without `reviewedOn` or `nextReview`", "Write both days."),
            new("review-too-late", Trust, "more than 36 months between two reviews, 12 with crisis topics", "Bring `nextReview` forward."),
            new("review-due", Warning, "a review that is overdue", "Read the article over, and set both days."),
            new("not-checked", Note, "an article no clinician has checked", "Nothing, or find one: the page says so."),
        ]),
        ("Safety: what keeps a reader safe",
        [
            new("tab-title-missing", Trust, "an article of high sensitivity without `tabTitle`", "Give it a true but mild one."),
            new("tab-title-telling", Trust, "a tab title that could give a reader away", "Choose a milder true one."),
            new("slug-telling", Trust, "an address that could give a reader away", "Choose a milder slug, and keep the old one under `aliases`."),
            new("safety-first-missing", Trust, "advice on talking, conflict, sex or trust without the box for those who are afraid", "Add `:::safety-first`."),
            new("care-missing", Trust, "an article on suicide or self-harm without a care card at its beginning and its end", "Add `:::care urgent` at both."),
            new("content-note-unknown", Error, "a content note that is none of the closed list", "Choose one of the words in the message."),
            new("content-note-section", Trust, "a content note for a heading that is not there", "Write the section exactly as its heading."),
            new("couple-therapy-abuse", Trust, "couple therapy without the sentence that it is not advised where there is abuse", "Say so in one paragraph."),
            new("medicine-sentence-missing", Trust, "medicines, low mood, anxiety or trauma without the sentence on the prescriber", "Add: Never stop or change a medicine because of an article. Talk to whoever prescribed it."),
            new("means-near-suicide", Trust, "how somebody died or hurt themselves, or how much they took, in a sentence about suicide or self-harm", "Leave out method, amount and place."),
            new("wording-suicide", Warning, "words that blame or mislead about suicide, such as “committed suicide” or “failed attempt”", "Write what the message offers."),
            new("wording-sensational", Warning, "words of headlines, such as “suicide epidemic”", "Write what the message offers."),
            new("wording-people", Advice, "words that make people their illness, such as “suffers from” or “the mentally ill”", "Write what the message offers."),
            new("title-names-suicide", Warning, "a title with the word suicide: it stands in lists", "Choose a true title without it."),
        ]),
        ("Reading: advice on English texts",
        [
            new("reading-hard", Note, "a text above grade 8 of Flesch and Kincaid (a reading age of about 13)", "Shorten sentences, and choose shorter words."),
            new("sentence-long", Note, "a sentence of more than 25 words; the five longest of a text", "Part it in two."),
        ]),
        ("Help lines",
        [
            new("country-invalid", Error, "a country without a code of two letters or a name", "Write both."),
            new("country-twice", Error, "a country that stands twice", "Put all its lines in one place."),
            new("emergency-invalid", Error, "an emergency number without digits or official page", "Write both; it is not shown."),
            new("line-incomplete", Error, "a help line without id, name, website or audience", "Write them; it is not shown."),
            new("line-twice", Error, "two help lines with one id", "Give one of them another id."),
            new("line-unsourced", Error, "a number without the official page and the day it was read", "Write `sourceUrl` and `sourceDate`; only the website is shown."),
            new("line-unverified", Error, "a help line called verified without a day", "Write `verifiedOn`."),
            new("line-ageing", Warning, "a help line nobody re-checked for 180 days", "Check it, and set `verifiedOn`."),
            new("line-stale", Error, "a help line nobody re-checked for 365 days: its number is not shown", "Check it, and set `verifiedOn`."),
            new("phone-invalid", Error, "a number that cannot be dialled, or differs from the one shown", "Write `display` and `dial` with the same digits."),
            new("email-invalid", Error, "an e-mail address that is none", "Mend it; it is not shown."),
        ]),
    ];

    public static IReadOnlyList<Rule> All { get; } = [.. ByTheme.SelectMany(theme => theme.Rules)];

    /// <summary>The rule of a problem; null when nobody wrote it down.</summary>
    public static Rule? Of(string name) => All.FirstOrDefault(rule => rule.Name == name);
}

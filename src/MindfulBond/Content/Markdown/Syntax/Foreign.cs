namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>What text belongs to that is not Markdown and is shown as typed.</summary>
internal enum Foreign
{
    /// <summary>A formula between dollar signs.</summary>
    Math,

    /// <summary><c>{% … %}</c> of Jekyll, Eleventy and their like.</summary>
    TemplateTag,

    /// <summary><c>{{ … }}</c> of Jekyll, Eleventy, Vue and their like.</summary>
    TemplateValue,

    /// <summary><c>{{&lt; … &gt;}}</c> of Hugo.</summary>
    Shortcode,

    /// <summary>A remark to oneself of Obsidian: <c>%% … %%</c>.</summary>
    Aside,

    /// <summary>A line of MDX that imports or exports.</summary>
    MdxCode,

    /// <summary>A component or a note of MDX: <c>&lt;Tabs&gt;</c>, <c>{/* … */}</c>.</summary>
    Component,
}

using MindfulBond.Content;

namespace MindfulBond.Help;

/// <summary>A help line as it may be shown on a day: an old number is worse than none.</summary>
/// <param name="Line">The entry.</param>
/// <param name="Today">The day in the site's time zone.</param>
public sealed record ShownLine(HelpLine Line, DateOnly Today)
{
    private int Age => Line.CheckedOn is { } day ? Today.DayNumber - day.DayNumber : int.MaxValue;

    /// <summary>Whether its numbers are still shown: for a year after they were last checked or read at their source.</summary>
    public bool NumbersShown => Age <= EditorialRules.LineHiddenAfterDays;

    public Telephone? Phone => NumbersShown ? Line.Phone : null;

    public TextNumber? Sms => NumbersShown ? Line.Sms : null;

    /// <summary>Whether it says that it was not re-checked for half a year.</summary>
    public bool Ageing => NumbersShown && Age > EditorialRules.LineAgesAfterDays;

    /// <summary>Its lines for a country in the order of need; withdrawn ones never.</summary>
    public static IEnumerable<ShownLine> Of(HelpCountry country, DateOnly today, params IEnumerable<Audience> audiences) =>
        country.Lines.Where(line => line.Status != LineStatus.Withdrawn && audiences.Contains(line.Audiences[0]))
            .OrderBy(line => line.Audiences[0])
            .Select(line => new ShownLine(line, today));

    /// <summary>What to know before calling, in short sentences.</summary>
    public string Details
    {
        get
        {
            var hasNumber = Phone is not null || Sms is not null;
            var parts = new List<string>();
            if (Line.Hours.Length > 0) parts.Add(Line.Hours);
            if (hasNumber && Line.Cost == CallCost.Free) parts.Add("Free");
            if (hasNumber && Line.Cost == CallCost.Local) parts.Add("Costs a local call");
            if (hasNumber && Line.ShowsOnBill == OnTheBill.No) parts.Add("Doesn’t appear on the bill");
            else if (hasNumber) parts.Add(Line.ShowsOnBill == OnTheBill.Yes ? "Appears on the bill" : "May appear on the bill");
            if (Line.Languages.Count > 0) parts.Add(Languages(Line.Languages));
            if (Line.Accessibility.Contains("relay", StringComparer.OrdinalIgnoreCase)) parts.Add("Takes relay calls");
            if (Line.Accessibility.Contains("signLanguage", StringComparer.OrdinalIgnoreCase)) parts.Add("Sign language");
            if (Line.Accessibility.Contains("textphone", StringComparer.OrdinalIgnoreCase)) parts.Add("Textphone");
            return string.Concat(parts.Select(part => part.TrimEnd('.') + ". ")).TrimEnd();
        }
    }

    private static string Languages(IReadOnlyList<string> tags) => string.Join(", ", tags.Select(tag =>
    {
        try
        {
            return System.Globalization.CultureInfo.GetCultureInfo(tag).EnglishName;
        }
        catch (System.Globalization.CultureNotFoundException)
        {
            return tag;
        }
    }));
}

using System.Globalization;
using Microsoft.Extensions.Options;
using MindfulBond.Comments;
using MindfulBond.Help;
using MindfulBond.Notices;
using MindfulBond.Text;

namespace MindfulBond.Settings;

/// <summary>A setting that an owner changes at the desk, with effect at once.</summary>
/// <param name="Key">Its key in the configuration.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Takes">Said where a value cannot be used.</param>
public sealed record EditedSetting(string Key, string Label, string Takes)
{
    /// <summary>The whole list. Everything else is set where the program runs.</summary>
    public static IReadOnlyList<EditedSetting> All { get; } =
    [
        Of<AwayOptions>("Away:On", "Comments are closed", "It takes true or false.", away => away.On ? "true" : "false"),
        Of<AwayOptions>("Away:Until", "Open again on", "It takes a day, such as 2027-03-09, or nothing.", away => away.Until?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
        Of<AwayOptions>("Away:Text", "What readers see", "Say in a sentence why comments are closed; up to 1,000 characters.", away => away.Text),
        Of<CommentOptions>("Comments:ReadWithin", "Read within", "It takes hours, minutes and seconds, such as 48:00:00.", comments => comments.ReadWithin),
        Of<CommentOptions>(
            "Comments:CloseAfterDays", "Articles close after", "It takes whole days from 0 to 36,500; with 0 an article never closes.", comments => comments.CloseAfterDays.ToString(CultureInfo.InvariantCulture)),
        Of<ExitOptions>("Exit:Url", "Leave quickly goes to", "It takes the https address of somebody else’s ordinary page, such as https://www.bbc.co.uk/weather.", exit => exit.Url),
        Of<NoticeOptions>("Notices:QuietHours", "Quiet hours", "It takes two times of the day, such as 22:00-07:00, or nothing.", notices => notices.QuietHours),
        .. DeskTexts.Reasons.Select(reason => Text(DeskTexts.KeyOf(reason), DeskTexts.Rule(reason), configuration => DeskTexts.ReasonIn(configuration, reason))),
        .. DeskTexts.MessageNames.Select((name, place) => Text(DeskTexts.KeyOf(place + 1), name, configuration => DeskTexts.MessageIn(configuration, place + 1))),
    ];

    /// <summary>The value that a configuration comes to, in its plainest form.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind altogether, such as a word for a number.</exception>
    public required Func<IConfiguration, string> Read { get; init; }

    /// <summary>Asks the same validators as at the start.</summary>
    public required Func<IServiceProvider, IConfiguration, bool> Accepts { get; init; }

    public static EditedSetting? Find(string key) => All.FirstOrDefault(setting => string.Equals(setting.Key, key, StringComparison.OrdinalIgnoreCase));

    private static EditedSetting Of<T>(string key, string label, string takes, Func<T, string> read)
        where T : class, new()
    {
        return new EditedSetting(key, label, takes)
        {
            Read = configuration => read(Bind(configuration)),
            Accepts = (services, configuration) =>
            {
                var options = Bind(configuration);
                return services.GetServices<IValidateOptions<T>>().All(check => !check.Validate(Options.DefaultName, options).Failed);
            },
        };

        T Bind(IConfiguration configuration) => configuration.GetSection(key[..key.IndexOf(':', StringComparison.Ordinal)]).Get<T>() ?? new T();
    }

    private static EditedSetting Text(string key, string label, Func<IConfiguration, string> read) => new(key, label, "Write a sentence or two; up to 2,000 characters.")
    {
        Read = read,
        Accepts = (_, configuration) => CommentText.Read(configuration[key], DeskTexts.Longest).Verdict == CommentVerdict.Fine,
    };
}

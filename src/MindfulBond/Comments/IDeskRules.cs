using MindfulBond.Care;

namespace MindfulBond.Comments;

/// <summary>
/// What commenting asks of the desk's rules. They live with moderation, which knows comments; commenting knows of them this much and no more.
/// None of them decides.
/// </summary>
public interface IDeskRules
{
    /// <summary>Weighs a text by everything that is switched on.</summary>
    /// <param name="text">The cleaned text.</param>
    /// <param name="signs">What the shipped patterns of distress found in it.</param>
    /// <param name="details">The personal details found in it.</param>
    /// <returns>How pressing it is (0 to 2), and the names of the rules that fired, separated by spaces.</returns>
    (int Distress, string Flags) Weigh(string text, IReadOnlyList<DistressSign> signs, IReadOnlyList<PersonalDetail> details);

    /// <summary>Whether the list of blocked words is switched on.</summary>
    bool BlocksWords { get; }
}

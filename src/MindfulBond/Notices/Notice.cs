using MindfulBond.Shared;

namespace MindfulBond.Notices;

/// <summary>How many wait, and nothing else: whoever looks over a shoulder learns no more than a number.</summary>
/// <param name="Waiting">Comments, private notes and reported comments.</param>
/// <param name="Urgent">Of these, those in which somebody may be in danger.</param>
public sealed record Notice(int Waiting, int Urgent)
{
    public string Subject => Waiting == 1 ? "1 is waiting" : $"{Waiting} are waiting";

    public string Text => (Waiting == 1 ? "1 comment waits" : $"{Waiting} comments wait")
        + (Urgent == 0 ? "." : Waiting == 1 ? ", and it is urgent." : $". {Plain.Sentence(Plain.Number(Urgent))} of them {(Urgent == 1 ? "is" : "are")} urgent.");
}

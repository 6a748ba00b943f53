using MindfulBond.Care;

namespace MindfulBond.Comments;

/// <summary>Says in half a sentence what a personal detail gives away.</summary>
internal static class DetailWords
{
    public static string Of(DetailKind kind) => kind switch
    {
        DetailKind.Email => "lets strangers write to you.",
        DetailKind.Phone => "lets strangers ring.",
        DetailKind.Handle => "leads to somebody’s account.",
        DetailKind.Link => "leads away from here, and may lead to somebody.",
        DetailKind.StreetAddress or DetailKind.Postcode => "says where somebody lives.",
        DetailKind.Iban or DetailKind.Card => "is about money, and belongs to nobody else.",
        DetailKind.DateOfBirth => "is a birthday, which is nearly a name.",
        DetailKind.NameAfterRelation or DetailKind.FullName => "names someone.",
        _ => "could point to someone.",
    };
}

using Microsoft.Extensions.Options;
using MindfulBond.Site;

namespace MindfulBond.Notes;

/// <summary>Brings the private place of those who wrote.</summary>
public static class NotesSetup
{
    public static IServiceCollection AddNotes(this IServiceCollection services) =>
        services.AddSingleton(provider => PhraseKey.ReadOrMake(provider.GetRequiredService<IOptions<DataOptions>>().Value.FullPath)).AddHostedService<LostPhraseKey>()
            .AddSingleton<NoteDesk>().AddSingleton<PhraseTries>();
}

namespace MindfulBond.Search;

/// <summary>Brings the readers' search.</summary>
public static class SearchSetup
{
    public static IServiceCollection AddSearch(this IServiceCollection services) =>
        services.AddSingleton<SearchIndex>().AddSingleton<SiteSearch>().AddSingleton<WordsOfDanger>().AddHostedService<IndexKeeper>();
}

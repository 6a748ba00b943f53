namespace MindfulBond.Images;

/// <summary>Brings what is made of pictures, and the thread that makes it.</summary>
public static class ImagesSetup
{
    public static IServiceCollection AddImages(this IServiceCollection services)
    {
        services.AddSingleton<ImageShelf>().AddSingleton<IImageShelf>(provider => provider.GetRequiredService<ImageShelf>());
        services.AddSingleton<ImageAnswers>();
        services.AddHostedService<ImageWorkshop>();
        return services;
    }
}

namespace MindfulBond.Settings;

/// <summary>The settings changed at the desk, as the last source of the configuration: they stand over files, environment and command line.</summary>
public sealed class SettingsSource : ConfigurationProvider, IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>Puts these in the place of all that were there, and tells everybody who reads settings before it returns.</summary>
    public void Put(IReadOnlyDictionary<string, string> values)
    {
        Data = values.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.OrdinalIgnoreCase);
        OnReload();
    }

    public IReadOnlyDictionary<string, string> Values => Data.ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.OrdinalIgnoreCase);
}

namespace RealtimeRestaurant.Host;

/// <summary>The configuration cannot be run with; each sentence says what to set.</summary>
internal sealed class InvalidSettingsException(params IEnumerable<string> sentences) : Exception(string.Join(Environment.NewLine, sentences));

internal static class Settings
{
    /// <summary>A section as options, with their defaults where nothing is set.</summary>
    /// <exception cref="InvalidSettingsException">A value is of another kind than its option.</exception>
    public static T Bind<T>(this IConfiguration configuration, string section) where T : class, new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException fault)
        {
            throw new InvalidSettingsException($"{section} cannot be read: {fault.Message}");
        }
    }
}

namespace RealtimeRestaurant.Host;

/// <summary>What this deployment offers. Section <c>Features</c>.</summary>
internal sealed class Features
{
    /// <summary>Anybody may register a restaurant. Off: those that are there go on, and their admins may open branches.</summary>
    public bool Registration { get; init; } = true;

    /// <summary>The documents about REST and the hubs, and the page to read them.</summary>
    public bool Documents { get; init; } = true;
}

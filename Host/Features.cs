namespace RealtimeRestaurant.Host;

/// <summary>The features of this deployment. Section <c>Features</c>.</summary>
internal sealed class Features
{
    /// <summary>Allows anyone to register a restaurant. When off, existing restaurants go on, and their admins may open branches.</summary>
    public bool Registration { get; init; } = true;

    /// <summary>Serves the API documents of REST and the hubs, and the page to read them.</summary>
    public bool Documents { get; init; } = true;
}

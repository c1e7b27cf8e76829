namespace RealtimeRestaurant.Client;

/// <summary>How a command is sent.</summary>
public sealed record CommandOptions
{
    /// <summary>
    /// The id of this intent; null: a new one. Give the earlier one to ask again for an answer that did not come.
    /// </summary>
    public string? CommandId { get; init; }

    /// <summary>For how long to try.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(30);
}

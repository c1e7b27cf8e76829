namespace RealtimeRestaurant.Client;

/// <summary>No answer came in time. The command may have taken effect: send it again under the same id to find out.</summary>
public sealed class UnansweredException(string commandId)
    : Exception("No answer came in time. The command may have taken effect.")
{
    /// <summary>For <see cref="CommandOptions.CommandId"/>.</summary>
    public string CommandId { get; } = commandId;
}

namespace RealtimeRestaurant.Domain.Log;

/// <summary>The exceptions for an event or command that no code handles: it must never be ignored.</summary>
internal static class MissingCase
{
    public static NotSupportedException Event(RestaurantEvent @event) => new($"The event {@event.GetType().Name} is not handled.");

    public static NotSupportedException Command(RestaurantCommand command) => new($"The command {command.GetType().Name} is not handled.");
}

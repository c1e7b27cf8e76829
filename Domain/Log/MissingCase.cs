namespace RealtimeRestaurant.Domain.Log;

/// <summary>What is thrown for an event or a command that no code takes: it must never pass without effect.</summary>
internal static class MissingCase
{
    public static NotSupportedException Event(RestaurantEvent @event) => new($"No code takes the event {@event.GetType().Name}.");

    public static NotSupportedException Command(RestaurantCommand command) => new($"No rule decides the command {command.GetType().Name}.");
}

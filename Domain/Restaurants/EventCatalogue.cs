using System.Collections.Frozen;
using System.Reflection;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>Every kind of event by its stored name and version, as <see cref="StoredEventAttribute"/> states them on the records.</summary>
public static class EventCatalogue
{
    private static readonly FrozenDictionary<Type, string> Names = typeof(EventCatalogue).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(RestaurantEvent)) && !type.IsAbstract)
        .ToFrozenDictionary(type => type, NameOf);

    /// <summary>Stored name, as <c>name/version</c> → the record that has its shape.</summary>
    public static readonly FrozenDictionary<string, Type> ByStoredName = Names.ToFrozenDictionary(kind => kind.Value, kind => kind.Key);

    public static string StoredName(RestaurantEvent @event) => Names[@event.GetType()];

    /// <summary>Turns a stored event into its current version.</summary>
    public static RestaurantEvent Lift(RestaurantEvent stored)
    {
        var lifted = stored.Lift();
        return ReferenceEquals(lifted, stored) ? stored : Lift(lifted);
    }

    private static string NameOf(Type type) => type.GetCustomAttribute<StoredEventAttribute>() is { } stored
        ? $"{stored.Name}/{stored.Version}"
        : throw new InvalidOperationException($"The event {type.Name} needs a stored name: [StoredEvent(name, version)].");
}

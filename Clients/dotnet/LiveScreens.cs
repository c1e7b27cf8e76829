using System.Collections.Frozen;
using System.Reflection;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Client;

/// <summary>The hubs that a client can follow.</summary>
public static class LiveScreens
{
    public static readonly LiveScreen<KitchenSnapshot> Kitchen = LiveScreen<KitchenSnapshot>.Of<IKitchenClient>("kitchen");
    public static readonly LiveScreen<FloorSnapshot> Floor = LiveScreen<FloorSnapshot>.Of<IFloorClient>("floor");
    public static readonly LiveScreen<DashboardSnapshot> Dashboard = LiveScreen<DashboardSnapshot>.Of<IDashboardClient>("dashboard");
}

/// <summary>A hub: its name, its snapshot, and the events that it sends.</summary>
/// <param name="Hub"><c>kitchen</c>, <c>floor</c> or <c>dashboard</c>.</param>
/// <param name="Events">By client method.</param>
public sealed record LiveScreen<TSnapshot>(string Hub, FrozenDictionary<string, EventShape> Events) where TSnapshot : class
{
    /// <summary>
    /// The events are the methods of the hub's client interface, composed of others, that take a <see cref="LiveMessage{T}"/>.
    /// </summary>
    internal static LiveScreen<TSnapshot> Of<TClient>(string hub) => new(hub, typeof(TClient).GetInterfaces().Prepend(typeof(TClient))
        .SelectMany(family => family.GetMethods())
        .Select(EventShape.Of).OfType<EventShape>().ToFrozenDictionary(shape => shape.Name));

    /// <summary>
    /// A missed message as the event it would have been. One that this client does not know still has its place in the log.
    /// </summary>
    internal LiveEvent Read(MissedMessage missed)
    {
        var shape = Events.GetValueOrDefault(missed.Event) ?? EventShape.Unknown(missed.Event);
        return shape.Unwrap(WireObject.As(missed.Message, shape.Message)!);
    }
}

/// <summary>One event of a screen.</summary>
/// <param name="Name">The client method.</param>
/// <param name="Message">The <see cref="LiveMessage{T}"/> that it takes.</param>
/// <param name="Data">That message's data.</param>
/// <param name="Unwrap">From that message to the event.</param>
public sealed record EventShape(string Name, Type Message, Type Data, Func<object, LiveEvent> Unwrap)
{
    internal static EventShape Unknown(string name) => For<object>(name);

    internal static EventShape? Of(MethodInfo method) =>
        method.GetParameters() is [{ ParameterType: { IsGenericType: true } message }]
            && message.GetGenericTypeDefinition() == typeof(LiveMessage<>)
            ? (EventShape)Generic.MakeGenericMethod(message.GenericTypeArguments).Invoke(null, [method.Name])!
            : null;

    private static readonly MethodInfo Generic = typeof(EventShape).GetMethod(nameof(For), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static EventShape For<T>(string name) => new(name, typeof(LiveMessage<T>), typeof(T), boxed =>
    {
        var message = (LiveMessage<T>)boxed;
        return new LiveEvent(name, message.RestaurantId, message.Seq, message.Stream, message.Prev, message.At, message.Data)
        {
            By = message.By,
        };
    });
}

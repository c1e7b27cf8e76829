using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Host.Http;

/// <summary>The representation of an entity: with prices, or without them for roles that may not see them.</summary>
/// <param name="Type">The type returned to most callers.</param>
/// <param name="WithoutPrices">The type returned to roles without SeePrices; it has fewer members. Null: there are no prices.</param>
internal sealed record View<T>(Type Type, Type? WithoutPrices, Func<T, Actor, object> Show) where T : class
{
    /// <summary>A view of the value unchanged, which has no prices or is only for roles that may see them.</summary>
    public static readonly View<T> Unchanged = new(typeof(T), null, (thing, _) => thing);

    public static View<T> Of<TView>(Func<T, TView> show) where TView : class => new(typeof(TView), null, (thing, _) => show(thing));

    public static View<T> Of<TView>(Func<T, Actor, TView> show) where TView : class => new(typeof(TView), null, show);

    public static View<T> Of<TView, TWithoutPrices>(Func<T, Actor, TView> show, Func<T, Actor, TWithoutPrices> withoutPrices)
        where TView : class where TWithoutPrices : class =>
        new(typeof(TView), typeof(TWithoutPrices), (thing, caller) =>
            caller.May(Permission.SeePrices) ? show(thing, caller) : withoutPrices(thing, caller));
}

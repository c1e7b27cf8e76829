using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Host.Http;

/// <summary>How a thing is shown: with prices, or without them to roles that may not see them.</summary>
/// <param name="Type">What most callers get.</param>
/// <param name="WithoutPrices">What they get who may not see prices: the same with members left out. Null: it has no prices.</param>
internal sealed record View<T>(Type Type, Type? WithoutPrices, Func<T, Actor, object> Show) where T : class
{
    /// <summary>The thing itself, which has no prices or is only for roles that may see them.</summary>
    public static readonly View<T> Unchanged = new(typeof(T), null, (thing, _) => thing);

    public static View<T> Of<TView>(Func<T, TView> show) where TView : class => new(typeof(TView), null, (thing, _) => show(thing));

    public static View<T> Of<TView>(Func<T, Actor, TView> show) where TView : class => new(typeof(TView), null, show);

    public static View<T> Of<TView, TWithoutPrices>(Func<T, Actor, TView> show, Func<T, Actor, TWithoutPrices> withoutPrices)
        where TView : class where TWithoutPrices : class =>
        new(typeof(TView), typeof(TWithoutPrices), (thing, caller) =>
            caller.May(Permission.SeePrices) ? show(thing, caller) : withoutPrices(thing, caller));
}

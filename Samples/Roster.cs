using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Samples;

/// <summary>The staff on duty. Tables are divided among the waiters; the first chef grills, the last cooks everything else.</summary>
public sealed record Roster(ImmutableArray<Actor> Waiters, ImmutableArray<Actor> Chefs, Actor Cashier, Actor Manager)
{
    /// <summary>One person does it all.</summary>
    public static Roster Of(Actor everyone) => new([everyone], [everyone], everyone, everyone);

    public Actor WaiterOf(int tableNumber) => Waiters[tableNumber % Waiters.Length];

    public Actor ChefOf(string station) => station is "grill" ? Chefs[0] : Chefs[^1];
}

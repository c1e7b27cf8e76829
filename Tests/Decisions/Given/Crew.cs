using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Tests.Decisions.Given;

/// <summary>Who works in the house of the tests.</summary>
public static class Crew
{
    public static readonly Actor
        Ada = new("ada", "Ada", Role.Admin), Mia = new("mia", "Mia", Role.Manager),
        Will = new("will", "Will", Role.Waiter), Wanda = new("wanda", "Wanda", Role.Waiter), Cass = new("cass", "Cass", Role.Cashier),
        Gus = new("gus", "Gus", Role.Chef), Gina = new("gina", "Gina", Role.Chef), Bo = new("bo", "Bo", Role.Chef),
        Eve = new("eve", "Eve", Role.Chef);

    /// <summary>Ada comes first: the house itself hires her.</summary>
    public static readonly ImmutableArray<Actor> All = [Ada, Mia, Will, Wanda, Cass, Gus, Gina, Bo, Eve];

    /// <summary>Gus and Gina grill, Bo keeps the bar, Eve runs the pass.</summary>
    public static ImmutableArray<string> StationsOf(Actor actor) => actor.Id switch
    {
        "gus" or "gina" => ["grill"],
        "bo" => ["bar"],
        _ => [],
    };
}

using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>Events live for ever, so each kind has an explicit stored name and version.</summary>
public sealed class StoredNames
{
    [Fact]
    public void Every_event_has_a_stored_name() => Nameless(Kinds, EventCatalogue.ByStoredName.Values).ShouldBeEmpty();

    [Fact]
    public void A_stored_name_has_a_version() =>
        EventCatalogue.ByStoredName.Keys.ShouldAllBe(name =>
            System.Text.RegularExpressions.Regex.IsMatch(name, "^[a-z][A-Za-z]*/[1-9][0-9]*$"));

    [Fact]
    public void A_forgotten_event_would_be_found() =>
        Nameless([.. Kinds, typeof(Forgotten)], EventCatalogue.ByStoredName.Values).ShouldBe([nameof(Forgotten)]);

    private static IEnumerable<Type> Kinds =>
        Repository.Types("Domain").Where(type => type.IsSubclassOf(typeof(RestaurantEvent)) && !type.IsAbstract);

    private static string[] Nameless(IEnumerable<Type> kinds, IEnumerable<Type> named) =>
        [.. kinds.Except(named).Select(kind => kind.Name)];

    private sealed record Forgotten : RestaurantEvent;
}

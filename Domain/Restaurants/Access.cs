using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>Who may act where (domain.md, "Roles"). The same over every door, since the decisions ask.</summary>
internal static class Access
{
    /// <summary>Whoever runs the pass: a manager, or a chef who works no single station.</summary>
    public static bool IsExpo(this Story story) => story.Actor.IsManager || story.StationsOfChef() is { IsEmpty: true };

    /// <summary>A chef of this station, or whoever runs the pass.</summary>
    public static bool WorksAt(this Story story, string station) =>
        story.Actor.IsManager || (story.StationsOfChef() is { } stations && (stations.IsEmpty || stations.Contains(station)));

    // A chef whom this restaurant does not know works nowhere.
    private static ImmutableArray<string>? StationsOfChef(this Story story) =>
        story.Actor.Role == Role.Chef && story.State.Staff.TryGetValue(story.Actor.Id, out var member) ? member.Stations : null;
}

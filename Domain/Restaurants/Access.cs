using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>Who may act where (domain.md, "Roles"). The same over every door, since the decisions ask.</summary>
public static class Access
{
    /// <summary>The answer to somebody who does not work here any more, whatever their token says. As for an expired token: only a new sign-in could help.</summary>
    public static readonly Refusal NotWorkingHere = new(RefusalCode.Unauthenticated, "You do not work here any more.");

    /// <summary>
    /// The actor as the restaurant knows them: a token is as old as its sign-in, the state is of now. Null: they do not work here any more. Whom the
    /// restaurant does not know is taken as the token says: they are just opening it, or were hired on a node that is a moment ahead.
    /// </summary>
    public static Actor? Known(this Restaurant state, Actor actor)
    {
        if (!state.Staff.TryGetValue(actor.Id, out var member)) return actor;
        return member.IsActive ? actor with { Name = member.Name, Role = member.Role } : null;
    }

    /// <summary>Whether they are one of its admins now.</summary>
    public static bool IsAdmin(this Restaurant state, string staffId) => state.Staff.GetValueOrDefault(staffId) is { Role: Role.Admin, IsActive: true };

    /// <summary>Whoever runs the pass: a manager, or a chef who works no single station.</summary>
    internal static bool IsExpo(this DecisionContext context) => context.Actor.IsManager || context.StationsOfChef() is { IsEmpty: true };

    /// <summary>A chef of this station, or whoever runs the pass.</summary>
    internal static bool WorksAt(this DecisionContext context, string station) =>
        context.Actor.IsManager || (context.StationsOfChef() is { } stations && (stations.IsEmpty || stations.Contains(station)));

    // A chef whom this restaurant does not know works nowhere.
    private static ImmutableArray<string>? StationsOfChef(this DecisionContext context) =>
        context.Actor.Role == Role.Chef && context.State.Staff.TryGetValue(context.Actor.Id, out var member) ? member.Stations : null;
}

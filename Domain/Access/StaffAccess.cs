using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Access;

/// <summary>What the restaurant knows of an actor (domain.md, "Roles"). The decisions ask, so it is the same over REST and hubs.</summary>
public static class StaffAccess
{
    /// <summary>
    /// The answer to a person who does not work here any more, whatever their token says. Only a new sign-in could help, as for an expired
    /// token.
    /// </summary>
    public static readonly Refusal NotWorkingHere = new(RefusalCode.Unauthenticated, "You do not work here any more.");

    /// <summary>
    /// The actor as the restaurant knows them: a token is as old as its sign-in, the state is of now. Null: they do not work here any
    /// more. A person whom the restaurant does not know is taken as the token says: they are just opening it, or a node that is a moment
    /// ahead has hired them.
    /// </summary>
    public static Actor? CurrentActor(this Restaurant state, Actor actor)
    {
        if (!state.Staff.TryGetValue(actor.Id, out var member)) return actor;
        return member.IsActive ? actor with { Name = member.Name, Role = member.Role } : null;
    }

    /// <summary>Whether they work here now in a role that is allowed it.</summary>
    public static bool May(this Restaurant state, string staffId, Permission permission) =>
        state.Staff.GetValueOrDefault(staffId) is { IsActive: true } member && member.Role.May(permission);

    /// <summary>Runs the pass: may cook, and works no single station.</summary>
    internal static bool IsExpo(this DecisionContext context) =>
        context.Actor.May(Permission.Cook) && context.StationsOf() is not { IsEmpty: false };

    /// <summary>May send courses, rush and serve: from the floor, or from the pass.</summary>
    internal static bool MayPaceOrders(this DecisionContext context) =>
        context.Actor.May(Permission.PaceOrders) && (!context.Actor.May(Permission.WorkAtStations) || context.IsExpo());

    /// <summary>May cook at this station: works there, or runs the pass.</summary>
    internal static bool WorksAt(this DecisionContext context, string station) =>
        context.IsExpo() || (context.Actor.May(Permission.Cook) && context.StationsOf() is { } stations && stations.Contains(station));

    // Null: stations do not bind them. A chef whom this restaurant does not know works at none that exists.
    private static ImmutableArray<string>? StationsOf(this DecisionContext context) => !context.Actor.May(Permission.WorkAtStations) ? null
        : context.State.Staff.TryGetValue(context.Actor.Id, out var member) ? member.Stations
        : [""];
}

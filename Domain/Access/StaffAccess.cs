using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Access;

/// <summary>The current role and employment of an actor. Decisions check them, so the result is the same over REST and hubs.</summary>
public static class StaffAccess
{
    /// <summary>
    /// The refusal for people who are not on the staff, whatever their token says. Only a new sign-in could help, as with an expired token.
    /// </summary>
    public static readonly Refusal NotWorkingHere = new(RefusalCode.Unauthenticated, "You do not work here any more.");

    private static readonly Refusal OffDuty = new(RefusalCode.RuleBroken, "You are off duty. Clock in first.");

    /// <summary>
    /// The actor as the restaurant knows them: a token is as old as its sign-in, the state is of now. Null: they do not work here, or not
    /// any more. A restaurant that is being opened has no staff yet, and the actor is who the token says.
    /// </summary>
    public static Actor? CurrentActor(this Restaurant state, Actor actor)
    {
        if (actor.IsSystem || state.Staff.IsEmpty) return actor;
        return state.Staff.GetValueOrDefault(actor.Id) is { IsActive: true } member
            ? actor with { Name = member.Name, Role = member.Role }
            : null;
    }

    /// <summary>True if they work here now in a role with this permission.</summary>
    public static bool May(this Restaurant state, string staffId, Permission permission) =>
        state.Staff.GetValueOrDefault(staffId) is { IsActive: true } member && member.Role.May(permission);

    /// <summary>
    /// Why a waiter or cashier who is not on duty may take no orders and payments; null where they may. Managers may at any time.
    /// </summary>
    internal static Refusal? MustClockIn(this DecisionContext context) =>
        context.State.Profile!.Settings.ClockInRequired && !context.Actor.May(Permission.ManageStaff)
            && context.State.Staff.GetValueOrDefault(context.Actor.Id) is { IsOnDuty: false }
            ? OffDuty
            : null;

    /// <summary>True at the pass: they may cook, and work at no single station.</summary>
    internal static bool IsExpo(this DecisionContext context) =>
        context.Actor.May(Permission.Cook) && context.StationsOf() is not { IsEmpty: false };

    /// <summary>True when they may send courses, rush orders and serve: on the floor, or at the pass.</summary>
    internal static bool MayPaceOrders(this DecisionContext context) =>
        context.Actor.May(Permission.PaceOrders) && (!context.Actor.May(Permission.WorkAtStations) || context.IsExpo());

    /// <summary>True when they may cook at this station: they work there, or at the pass.</summary>
    internal static bool WorksAt(this DecisionContext context, string station) =>
        context.IsExpo() || (context.Actor.May(Permission.Cook) && context.StationsOf() is { } stations && stations.Contains(station));

    // Null: stations do not bind them. A chef whom this restaurant does not know works at none that exists.
    private static ImmutableArray<string>? StationsOf(this DecisionContext context) => !context.Actor.May(Permission.WorkAtStations) ? null
        : context.State.Staff.TryGetValue(context.Actor.Id, out var member) ? member.Stations
        : [""];
}

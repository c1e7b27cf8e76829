using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Tables;

/// <summary>
/// The rules of what a table is: its number, name, area, seats and place, whether it is in use, and how many guests it has.
/// </summary>
internal static class TableRecordDecisions
{
    public static Refusal? Add(DecisionContext context, AddTable command)
    {
        if (!context.Actor.May(Permission.ManageTables)) return TableRefusals.MayNotManage;
        var (name, area) = (Text(command.Name), Text(command.Area));
        if (Check(context.State, tableId: null, command.Number, name, command.Seats) is { } refusal) return refusal;
        context.Add(new TableAdded(context.NewId("tbl"), command.Number, command.Seats, name, area, command.Place));
        return null;
    }

    public static Refusal? Change(DecisionContext context, ChangeTable command)
    {
        if (!context.Actor.May(Permission.ServeTables)) return TableRefusals.NotOnTheFloor;
        if (context.State.Tables.GetValueOrDefault(command.TableId) is not { } table) return TableRefusals.Unknown;
        var changed = table with
        {
            Number = command.Number ?? table.Number, Name = Text(command.Name.Or(table.Name)),
            Area = Text(command.Area.Or(table.Area)),
            Seats = command.Seats ?? table.Seats, IsRetired = command.Retired ?? table.IsRetired,
            Place = command.Place.Or(table.Place),
        };
        if (changed != table && Describe(context, table, changed) is { } refusal) return refusal;
        return command.Guests is { } guests ? SetGuests(context, context.State.Tables[table.Id], guests) : null;
    }

    private static Refusal? Describe(DecisionContext context, Table before, Table after)
    {
        if (!context.Actor.May(Permission.ManageTables)) return TableRefusals.MayNotManage;
        if (!after.IsRetired && Check(context.State, after.Id, after.Number, after.Name, after.Seats) is { } refusal) return refusal;
        if (after.IsRetired && !before.IsRetired && MayRetire(context.State, before) is { } inUse) return inUse;
        context.Add(new TableChanged(after.Id, after.Number, after.Name, after.Area, after.Seats, after.IsRetired, after.Place));
        if (after.Session is { } session && (before.Number, before.Name) != (after.Number, after.Name))
            PartyDecisions.Place(context, after, session);
        return null;
    }

    private static Refusal? SetGuests(DecisionContext context, Table table, int guests)
    {
        if (table.Session is not { } session) return TableRefusals.NotSeated(table);
        if (guests < 1) return TableRefusals.NoGuests;
        return guests == session.Guests ? null
            : TableDecisions.ChangeStatus(context, table, table.Status, session with { Guests = guests });
    }

    private static Refusal? MayRetire(Restaurant state, Table table) => table switch
    {
        { Merge: { } merge } => PartyRefusals.IsMerged(table, state.Tables[merge.HostId]),
        _ when state.PartsOf(table.Id).Any() => PartyRefusals.IsHost(table),
        { Session: not null } => TableRefusals.Occupied(table),
        _ when state.NextReservation(table.Id) is { } next => ReservationRefusals.HasReservations(table, next),
        { Reservation: not null } => TableRefusals.AlreadyReserved(table),
        _ => null,
    };

    private static Refusal? Check(Restaurant state, string? tableId, int number, string? name, int seats)
    {
        if (seats < 1 || number < 1) return TableRefusals.Sizes;
        var others = state.Tables.Values.Where(table => table.Id != tableId && !table.IsRetired).ToArray();
        if (others.Any(table => table.Number == number)) return TableRefusals.NumberTaken(number);
        return name is not null && others.Any(table => string.Equals(table.Name, name, StringComparison.OrdinalIgnoreCase))
            ? TableRefusals.NameTaken(name) : null;
    }

    private static string? Text(string? given) => string.IsNullOrWhiteSpace(given) ? null : given.Trim();
}

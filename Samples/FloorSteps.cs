using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Samples;

/// <summary>A step that concerns more than the guests of one table.</summary>
/// <param name="TableIds">The tables that it changes; they have no step of their own at that moment.</param>
internal sealed record FloorStep(CommandEnvelope Command, ImmutableArray<string> TableIds);

/// <summary>Guests are moved, tables merged and handed over, reservations made and seated: at most one of them at a moment.</summary>
internal static class FloorSteps
{
    private const int Stay = 90;

    public static readonly ImmutableArray<string> Names = ["Rossi", "Kim", "García", "Novák"];

    /// <summary>Null: nothing of the kind happens now.</summary>
    public static FloorStep? Next(Turn turn, FloorSituation floor, DateTimeOffset now)
    {
        TableView[] tables = [.. floor.Tables.Select(shown => shown.Table)];
        TableView[] free = [.. tables.Where(table => table.Status == "available" && table.MergedInto is null)];
        return OfReservations(turn, floor, free, now) ?? OfGuests(turn, tables, free);
    }

    private static FloorStep? OfReservations(Turn turn, FloorSituation floor, TableView[] free, DateTimeOffset now)
    {
        var next = floor.Reservations.FirstOrDefault();
        if (next is not null && next.TableIds.All(id => free.Any(table => table.Id == id)) && turn.Falls(habits => habits.ReservedArrivals))
            return new(turn.ByWaiter(new SeatReservation(next.Id, Guests: null)), [.. next.TableIds]);
        if (next is not null && WireTime.Parse(next.At) < now && turn.Falls(habits => habits.NoShows))
            return ByCashier(turn, new MarkNoShow(next.Id));
        if (next is not null && turn.Falls(habits => habits.ReservationChanges))
            return ByCashier(turn, turn.Chance.Falls(50) ? new CancelReservation(next.Id, "They called")
                : new ChangeReservation(next.Id) { PartySize = next.PartySize + 1 });
        var table = free.FirstOrDefault(table => table.NextReservation is null);
        if (table is null || !turn.Falls(habits => habits.Arrivals) || !turn.Falls(habits => habits.Reservations)) return null;
        return ByCashier(turn, new MakeReservation(
            turn.Chance.Pick(Names), "+390612345678", turn.Chance.Between(1, table.Seats), now.AddMinutes(turn.Chance.Between(20, 60)),
            Stay, Note: null, [table.Id]));
    }

    private static FloorStep ByCashier(Turn turn, ReservationCommand command) => new(new(null, turn.Staff.Cashier, command), []);

    private static FloorStep? OfGuests(Turn turn, TableView[] tables, TableView[] free)
    {
        if (tables.FirstOrDefault(table => table.MergedInto is not null) is { } part && turn.Falls(habits => habits.Unmerges))
            return new(turn.ByManager(new UnmergeTable(part.Id)), [part.Id, part.MergedInto!]);
        if (tables.Where(table => table.Guests is not null).ToArray() is not { Length: > 0 } seated) return null;
        var table = turn.Chance.Pick(seated);
        var waiter = turn.Staff.Waiters.FirstOrDefault(waiter => waiter.Id == table.WaiterId);
        if (turn.Falls(habits => habits.Moves) && free.FirstOrDefault(to => to.Seats >= table.Guests) is { } to)
            return new(new(null, waiter ?? turn.Staff.Manager, new MoveParty(table.Id, to.Id)), [table.Id, to.Id]);
        if (turn.Falls(habits => habits.Merges) && free.FirstOrDefault() is { } joined)
            return new(turn.ByManager(new MergeTable(joined.Id, table.Id)), [joined.Id, table.Id]);
        return waiter is not null && turn.Falls(habits => habits.Handovers) ? HandOver(turn, table, waiter) : null;
    }

    private static FloorStep? HandOver(Turn turn, TableView table, Actor waiter) =>
        turn.Staff.Waiters.Append(turn.Staff.Manager).FirstOrDefault(other => other.Id != waiter.Id) is { } next
            ? new(new(null, waiter, new HandOverTables(waiter.Id, next.Id, [table.Id])), [table.Id]) : null;
}

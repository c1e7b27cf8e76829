using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Reservations;

/// <summary>
/// The rules of reservations. A table has several, none at the time of another, nor while the guests of another are there. Otherwise they
/// say nothing about the table now: it may be occupied until its guests come.
/// </summary>
internal static class ReservationDecisions
{
    // Bounds of what the state holds, far beyond what a restaurant has.
    private const int MaxUpcoming = 2000, MaxDaysAhead = 365;

    public static Refusal? Decide(DecisionContext context, ReservationCommand command)
    {
        if (!context.Actor.May(Permission.ServeTables)) return ReservationRefusals.NotOnTheFloor;
        return command switch
        {
            MakeReservation make => Make(context, make),
            ChangeReservation change => Change(context, change),
            SeatReservation seat => Seat(context, seat),
            MarkNoShow noShow => End(context, noShow.ReservationId, ReservationStatus.NoShow, reason: null),
            CancelReservation cancel => End(context, cancel.ReservationId, ReservationStatus.Cancelled, cancel.Reason),
            _ => throw MissingCase.Command(command),
        };
    }

    private static Refusal? Make(DecisionContext context, MakeReservation command)
    {
        if (context.State.Reservations.Count >= MaxUpcoming) return ReservationRefusals.TooMany(MaxUpcoming);
        var made = new Reservation
        {
            Id = context.NewId("res"), Name = command.Name, Phone = Given(command.Phone), PartySize = command.PartySize,
            At = Timestamps.ToWholeMilliseconds(command.At), Minutes = command.Minutes ?? Reservation.DefaultMinutes,
            Note = Given(command.Note), TableIds = [.. command.TableIds.Distinct()], Status = ReservationStatus.Booked,
            CreatedAt = context.Now, StaffId = context.Actor.Id, Seq = context.State.Seq + 1,
        };
        return Check(context, made, before: null) ?? Record(context, made);
    }

    private static Refusal? Change(DecisionContext context, ChangeReservation command)
    {
        if (context.State.Reservations.GetValueOrDefault(command.ReservationId) is not { } before) return ReservationRefusals.Unknown;
        var tables = command.TableIds?.Distinct().ToImmutableArray() ?? before.TableIds;
        var changed = before with
        {
            Name = command.Name ?? before.Name, Phone = command.Phone.Or(before.Phone),
            PartySize = command.PartySize ?? before.PartySize,
            At = command.At is { } at ? Timestamps.ToWholeMilliseconds(at) : before.At, Minutes = command.Minutes ?? before.Minutes,
            Note = Given(command.Note.Or(before.Note)),
            TableIds = tables.SequenceEqual(before.TableIds) ? before.TableIds : tables,
        };
        if (changed == before) return null;
        return Check(context, changed, before) ?? Record(context, changed);
    }

    // The first table is seated, and the others become a part of it.
    private static Refusal? Seat(DecisionContext context, SeatReservation command)
    {
        if (context.State.Reservations.GetValueOrDefault(command.ReservationId) is not { } reservation) return ReservationRefusals.Unknown;
        var tables = reservation.TableIds.Select(id => context.State.Tables[id]).ToArray();
        if (tables.Select(table => MayBeSeated(context.State, table, tables[0])).OfType<Refusal>().FirstOrDefault() is { } refusal)
            return refusal;
        if (TableDecisions.Seat(context, tables[0], command.Guests ?? reservation.PartySize, reservation.EndsAt) is { } noGuests)
            return noGuests;
        foreach (var part in tables.Skip(1).Where(table => table.Merge is null))
            MergeDecisions.Attach(context, part, context.State.Tables[tables[0].Id], joining: null);
        return Record(context, reservation with { Status = ReservationStatus.Seated });
    }

    private static Refusal? End(DecisionContext context, string reservationId, ReservationStatus status, string? reason) =>
        context.State.Reservations.GetValueOrDefault(reservationId) is { } reservation
            ? Record(context, reservation with { Status = status, Reason = Given(reason) })
            : ReservationRefusals.Unknown;

    private static Refusal? Record(DecisionContext context, Reservation reservation)
    {
        context.Add(new ReservationChanged(reservation));
        return null;
    }

    private static Refusal? MayBeSeated(Restaurant state, Table table, Table host)
    {
        if (table.Session is not null) return TableRefusals.Occupied(table);
        if (table.Merge is { } merge && merge.HostId != host.Id) return PartyRefusals.IsMerged(table, state.Tables[merge.HostId]);
        if (table.Id != host.Id && state.PartsOf(table.Id).Any()) return PartyRefusals.IsHost(table);
        return table.Status is TableStatus.Available or TableStatus.Reserved ? null : TableRefusals.Illegal(table, TableStatus.Occupied);
    }

    private static Refusal? Check(DecisionContext context, Reservation reservation, Reservation? before)
    {
        var isNewTime = before?.At != reservation.At;
        if (string.IsNullOrWhiteSpace(reservation.Name)) return ReservationRefusals.Nameless;
        if (reservation.PartySize < 1) return ReservationRefusals.NoGuests;
        if (reservation.Minutes is < Reservation.MinMinutes or > Reservation.MaxMinutes) return ReservationRefusals.Length;
        if (isNewTime && reservation.At < context.Now) return ReservationRefusals.Past;
        if (reservation.At > context.Now.AddDays(MaxDaysAhead)) return ReservationRefusals.TooFar(MaxDaysAhead);
        if (reservation.TableIds.IsEmpty || reservation.TableIds.Length > Reservation.MaxTables) return ReservationRefusals.Tables;
        if (reservation.TableIds.Any(id => PartyDecisions.Find(context.State, id) is null)) return TableRefusals.Unknown;
        var other = context.State.Reservations.Values.Where(other => other.Id != reservation.Id && other.Overlaps(reservation))
            .MinBy(other => other.At);
        if (other is not null)
            return ReservationRefusals.Overlaps(context.State.Tables[other.TableIds.First(reservation.TableIds.Contains)], other);
        var wanted = isNewTime ? reservation.TableIds : reservation.TableIds.Except(before!.TableIds);
        var held = wanted.Select(id => context.State.Tables[id]).FirstOrDefault(table => IsHeld(context.State, table, reservation.At));
        return held is null ? null : ReservationRefusals.IsHeld(held);
    }

    // Guests who came with a reservation have their tables until it ends, if they stay that long; so do those who sit with them.
    private static bool IsHeld(Restaurant state, Table table, DateTimeOffset at) =>
        MergeDecisions.ReservedUntil(state, table.Merge is { } merge ? state.Tables[merge.HostId] : table) > at;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>Takes a reservation.</summary>
[MessagePackObject]
public sealed record MakeReservationRequest : CommandRequest
{
    [Key("name")] public string? Name { get; init; }
    [Key("phone")] public string? Phone { get; init; }
    [Key("partySize")] public int? PartySize { get; init; }

    /// <summary>When the guests come.</summary>
    [Key("at")] public string? At { get; init; }

    /// <summary>How long their tables are theirs; 120 if absent.</summary>
    [Key("minutes")] public int? Minutes { get; init; }

    [Key("note")] public string? Note { get; init; }

    /// <summary>When the guests come the first is seated, and the others are merged into it.</summary>
    [Key("tableIds")] public IReadOnlyList<string?>? TableIds { get; init; }

    public override RestaurantCommand Command() => new MakeReservation(
        Name!, PhoneNumber.E164(Phone), PartySize!.Value, WireTime.Parse(At)!.Value, Minutes, Note, [.. TableIds!.Select(id => id!)]);
}

internal sealed class MakeReservationRules : RequestRules<MakeReservationRequest>
{
    public MakeReservationRules()
    {
        RuleFor(request => request.Name).Text(100);
        RuleFor(request => request.Phone).Phone();
        RuleFor(request => request.PartySize).Given().Between(1, TableBounds.MaxPeople);
        RuleFor(request => request.At).Given().Time();
        RuleFor(request => request.Minutes).Between(Reservation.MinMinutes, Reservation.MaxMinutes);
        RuleFor(request => request.Note).Note();
        RuleFor(request => request.TableIds).Count(1, Reservation.MaxTables, "tables");
        RuleForEach(request => request.TableIds).Id();
    }
}

/// <summary>Changes a reservation that is to come. Absent members do not change.</summary>
[MessagePackObject]
public sealed record ChangeReservationRequest : CommandRequest
{
    [Key("reservationId")] public string? ReservationId { get; init; }
    [Key("name")] public Optional<string?> Name { get; init; }

    /// <summary>With its country; null: not known.</summary>
    [Key("phone")] public Optional<string?> Phone { get; init; }

    [Key("partySize")] public Optional<int?> PartySize { get; init; }
    [Key("at")] public Optional<string?> At { get; init; }
    [Key("minutes")] public Optional<int?> Minutes { get; init; }

    /// <summary>Null: none.</summary>
    [Key("note")] public Optional<string?> Note { get; init; }

    [Key("tableIds")] public Optional<IReadOnlyList<string?>?> TableIds { get; init; }

    public override RestaurantCommand Command() => new ChangeReservation(ReservationId!)
    {
        Name = Name.Value, Phone = Phone.IsGiven ? PhoneNumber.E164(Phone.Value) : default(Optional<string?>),
        PartySize = PartySize.Value, At = WireTime.Parse(At.Value), Minutes = Minutes.Value, Note = Note,
        TableIds = TableIds.Value is { } tables ? [.. tables.Select(id => id!)] : null,
    };
}

internal sealed class ChangeReservationRules : RequestRules<ChangeReservationRequest>
{
    public ChangeReservationRules()
    {
        RuleFor(request => request.ReservationId).Id();
        RuleFor(request => request.Name).Text(100).When(request => request.Name.Value is not null);
        RuleFor(request => request.Phone).Phone();
        RuleFor(request => request.PartySize).Between(1, TableBounds.MaxPeople);
        RuleFor(request => request.At).Time();
        RuleFor(request => request.Minutes).Between(Reservation.MinMinutes, Reservation.MaxMinutes);
        RuleFor(request => request.Note).Note();
        RuleFor(request => request.TableIds).Count(1, Reservation.MaxTables, "tables").When(request => request.TableIds.Value is not null);
        RuleForEach(request => request.TableIds).Id();
        NotRemovable(request => request.Name);
        NotRemovable(request => request.PartySize);
        NotRemovable(request => request.At);
        NotRemovable(request => request.Minutes);
        NotRemovable(request => request.TableIds);
    }
}

/// <summary>
/// The same on a hub, whose protocols do not tell an absent member from null: neither changes anything, and an empty phone number or note
/// is removed.
/// </summary>
[MessagePackObject]
public sealed record AdjustReservationRequest : CommandRequest
{
    [Key("reservationId")] public string? ReservationId { get; init; }
    [Key("name")] public string? Name { get; init; }

    /// <summary>With its country; empty: not known.</summary>
    [Key("phone")] public string? Phone { get; init; }

    [Key("partySize")] public int? PartySize { get; init; }
    [Key("at")] public string? At { get; init; }
    [Key("minutes")] public int? Minutes { get; init; }

    /// <summary>Empty: none.</summary>
    [Key("note")] public string? Note { get; init; }

    [Key("tableIds")] public IReadOnlyList<string?>? TableIds { get; init; }

    public override RestaurantCommand Command() => new ChangeReservation(ReservationId!)
    {
        Name = Name, Phone = Phone is null ? default(Optional<string?>) : PhoneNumber.E164(Phone), PartySize = PartySize,
        At = WireTime.Parse(At), Minutes = Minutes, Note = Note is null ? default(Optional<string?>) : Note,
        TableIds = TableIds is null ? null : [.. TableIds.Select(id => id!)],
    };
}

internal sealed class AdjustReservationRules : RequestRules<AdjustReservationRequest>
{
    public AdjustReservationRules()
    {
        RuleFor(request => request.ReservationId).Id();
        RuleFor(request => request.Name).Text(100).When(request => request.Name is not null);
        RuleFor(request => request.Phone).Phone().When(request => request.Phone is not "");
        RuleFor(request => request.PartySize).Between(1, TableBounds.MaxPeople);
        RuleFor(request => request.At).Time();
        RuleFor(request => request.Minutes).Between(Reservation.MinMinutes, Reservation.MaxMinutes);
        RuleFor(request => request.Note).Note();
        RuleFor(request => request.TableIds).Count(1, Reservation.MaxTables, "tables").When(request => request.TableIds is not null);
        RuleForEach(request => request.TableIds).Id();
    }
}

/// <summary>The guests of a reservation have come: seats them.</summary>
[MessagePackObject]
public sealed record SeatReservationRequest : CommandRequest
{
    [Key("reservationId")] public string? ReservationId { get; init; }

    /// <summary>How many have come; the party size if absent.</summary>
    [Key("guests")] public int? Guests { get; init; }

    public override RestaurantCommand Command() => new SeatReservation(ReservationId!, Guests);
}

internal sealed class SeatReservationRules : RequestRules<SeatReservationRequest>
{
    public SeatReservationRules()
    {
        RuleFor(request => request.ReservationId).Id();
        RuleFor(request => request.Guests).Between(1, TableBounds.MaxPeople);
    }
}

/// <summary>The guests of a reservation did not come.</summary>
[MessagePackObject]
public sealed record MarkNoShowRequest : CommandRequest
{
    [Key("reservationId")] public string? ReservationId { get; init; }

    public override RestaurantCommand Command() => new MarkNoShow(ReservationId!);
}

internal sealed class MarkNoShowRules : RequestRules<MarkNoShowRequest>
{
    public MarkNoShowRules() => RuleFor(request => request.ReservationId).Id();
}

/// <summary>Cancels a reservation.</summary>
[MessagePackObject]
public sealed record CancelReservationRequest : CommandRequest
{
    [Key("reservationId")] public string? ReservationId { get; init; }
    [Key("reason")] public string? Reason { get; init; }

    public override RestaurantCommand Command() => new CancelReservation(ReservationId!, Reason);
}

internal sealed class CancelReservationRules : RequestRules<CancelReservationRequest>
{
    public CancelReservationRules()
    {
        RuleFor(request => request.ReservationId).Id();
        RuleFor(request => request.Reason).OptionalText(200);
    }
}

using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Reservations;

/// <summary>A command about a reservation.</summary>
public abstract record ReservationCommand : RestaurantCommand;

/// <param name="Minutes">How long; <see cref="Reservation.DefaultMinutes"/> if absent.</param>
public sealed record MakeReservation(
    string Name, string? Phone, int PartySize, DateTimeOffset At, int? Minutes, string? Note, ImmutableArray<string> TableIds)
    : ReservationCommand;

/// <summary>Null leaves a property as it is; a phone number or note that is given as null is removed.</summary>
public sealed record ChangeReservation(string ReservationId) : ReservationCommand
{
    public string? Name { get; init; }

    public Optional<string?> Phone { get; init; }

    public int? PartySize { get; init; }

    public DateTimeOffset? At { get; init; }

    public int? Minutes { get; init; }

    public Optional<string?> Note { get; init; }

    public ImmutableArray<string>? TableIds { get; init; }
}

/// <summary>The guests have come: seats them at their tables.</summary>
/// <param name="Guests">How many came; the party size if absent.</param>
public sealed record SeatReservation(string ReservationId, int? Guests) : ReservationCommand;

/// <summary>The guests did not come.</summary>
public sealed record MarkNoShow(string ReservationId) : ReservationCommand;

public sealed record CancelReservation(string ReservationId, string? Reason) : ReservationCommand;

using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Reservations;

internal static class ReservationRefusals
{
    public static readonly Refusal NotOnTheFloor =
        new(RefusalCode.Forbidden, "Only a waiter, a cashier or a manager may take or change reservations.");
    public static readonly Refusal Unknown = new(RefusalCode.NotFound, "There is no such reservation, or it is over.");
    public static readonly Refusal Nameless = new(RefusalCode.RuleBroken, "A reservation needs a name.");
    public static readonly Refusal NoGuests = new(RefusalCode.RuleBroken, "A reservation is for at least one guest.");
    public static readonly Refusal Past = new(RefusalCode.RuleBroken, "A reservation cannot be for a time that is over.");
    public static readonly Refusal Length = new(
        RefusalCode.RuleBroken, $"A reservation is for {Reservation.MinMinutes} to {Reservation.MaxMinutes} minutes.");
    public static readonly Refusal Tables =
        new(RefusalCode.RuleBroken, $"A reservation has 1 to {Reservation.MaxTables} tables.");

    public static Refusal TooFar(int days) => new(RefusalCode.RuleBroken, $"A reservation can be made {days} days ahead at most.");

    public static Refusal TooMany(int most) =>
        new(RefusalCode.RuleBroken, $"There are {most} reservations to come, and cannot be more.");

    public static Refusal Overlaps(Table table, Reservation other) =>
        new(RefusalCode.AlreadyTaken, $"{table.Title} is already reserved for {other.Name} at that time.");

    public static Refusal IsHeld(Table table) =>
        new(RefusalCode.AlreadyTaken, $"{table.Title} is reserved at that time for the guests who are there.");

    public static Refusal HasReservations(Table table, Reservation next) =>
        new(RefusalCode.AlreadyTaken, $"{table.Title} is reserved for {next.Name}; move or cancel that reservation first.");
}

using System.Text.Json;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Tests.Decisions.Given;

/// <summary>A state as text, whatever order its dictionaries are in: equal portraits, equal states.</summary>
public static class Portrait
{
    public static string Of(Restaurant state) => JsonSerializer.Serialize(new
    {
        state.Id, state.Epoch, state.Seq, state.At, state.Profile, state.LastOrderNumber, state.LastBillNumber,
        Bills = Sorted(state.Bills), Shifts = Sorted(state.Shifts), state.Notices, state.Timecards,
        Staff = Sorted(state.Staff), Menu = Sorted(state.Menu), state.Categories, state.ScheduleTurn, Tables = Sorted(state.Tables),
        Reservations = Sorted(state.Reservations), Orders = Sorted(state.Orders), Tickets = Sorted(state.Tickets),
        Streams = Sorted(state.Streams), Commands = state.Commands.ToArray(), state.Today.Day, state.DecidedAt, state.Today.Rows,
        state.Today.Others, Work = Sorted(state.Today.Work), Next = state.NextDeadline(),
    });

    private static SortedDictionary<string, T> Sorted<T>(IEnumerable<KeyValuePair<string, T>> entries) =>
        new(entries.ToDictionary(), StringComparer.Ordinal);
}

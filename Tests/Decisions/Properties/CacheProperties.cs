using CsCheck;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Caching;
using RealtimeRestaurant.Tests.Contracts;
using RealtimeRestaurant.Tests.Decisions.Given;

namespace RealtimeRestaurant.Tests.Decisions.Properties;

/// <summary>
/// What the cache rests on: two states by whose word an answer is as of the same get the same answer, over days on which anybody does
/// anything.
/// </summary>
public sealed class CacheProperties
{
    private static readonly ChangeRestaurant Nothing = new();
    private static readonly string[] Zones = ["Pacific/Auckland", "America/Los_Angeles", "Europe/Vienna"];

    // An evening takes days here: things are over, are brought back, and are filed.
    private static readonly Gen<Step[]> Steps =
        RandomCommands.Steps.Select(steps => steps.Select(step => step with { Seconds = step.Seconds * 40 }).ToArray());

    // Every sixth step is one of a node whose clock is two days ahead.
    private static readonly Gen<Step[]> WithAWrongClock = Steps.Select(steps => steps
        .Select((step, at) => (at % 6) switch
        {
            4 => step with { Seconds = step.Seconds + TwoDays },
            5 => step with { Seconds = step.Seconds - TwoDays },
            _ => step,
        }).ToArray());

    private const int TwoDays = 2 * 24 * 60 * 60;

    [Fact]
    public void As_of_the_same_an_answer_is_the_same() => ShouldStayTheSame(Steps);

    [Fact]
    public void Also_where_a_clock_was_ahead() => ShouldStayTheSame(WithAWrongClock);

    private static void ShouldStayTheSame(Gen<Step[]> evenings) =>
        evenings.Sample(steps =>
        {
            var answers = new Told();
            RandomCommands.Play(steps, (restaurant, before, _) =>
            {
                answers.Note(before, restaurant);
                if (restaurant.State.Seq % 5 == 0) answers.BringBack(restaurant);
                if (restaurant.State.Seq % 29 == 0)
                    answers.Do(restaurant, Nothing with { TimeZone = Zones[restaurant.State.Seq / 29 % 3] });
                answers.Check(restaurant.State);
            });
        }, iter: 500);

    /// <summary>The read models, as plain dictionaries, and every answer that was given.</summary>
    private sealed class Told
    {
        private readonly Dictionary<string, Order> _orders = [];
        private readonly Dictionary<string, Bill> _bills = [];
        private readonly Dictionary<string, Shift> _shifts = [];
        private readonly Dictionary<string, Reservation> _reservations = [];
        private readonly List<DayIncrement> _increments = [];
        private readonly Dictionary<(string Question, string Version), string> _answers = [];
        private readonly List<DateTimeOffset> _times = [];

        public void Note(Restaurant before, TestRestaurant restaurant)
        {
            if (before.Seq == restaurant.State.Seq) return;
            var changes = new ChangeCollector();
            before.Apply(restaurant.Log[^1], restaurant.State.Seq, changes);
            foreach (var order in changes.ChangedEntities.Orders) _orders[order.Id] = order;
            foreach (var bill in changes.ChangedEntities.Bills) _bills[bill.Id] = bill;
            foreach (var shift in changes.ChangedEntities.Shifts) _shifts[shift.Id] = shift;
            foreach (var reservation in changes.ChangedEntities.Reservations) _reservations[reservation.Id] = reservation;
            _increments.AddRange(changes.ChangedEntities.Increments);
            if (_times.Count < 6) _times.Add(restaurant.State.At);
        }

        public void Do(TestRestaurant restaurant, RestaurantCommand command)
        {
            var before = restaurant.State;
            if (restaurant.Try(Crew.Mia, command).Refusal is null) Note(before, restaurant);
        }

        public void BringBack(TestRestaurant restaurant)
        {
            if (_bills.Values.Where(bill => !restaurant.State.Bills.ContainsKey(bill.Id))
                .MinBy(bill => bill.Seq) is not { Payments: [var payment, ..] } past)
                return;
            Do(restaurant, new UnarchiveBill(past));
            Do(restaurant, new RefundPayment(past.Id, payment.Id, 1, "because"));
        }

        public void Check(Restaurant state)
        {
            OfKind(HistorySources.Orders, _orders, state);
            OfKind(HistorySources.Bills, _bills, state);
            OfKind(HistorySources.Shifts, _shifts, state);
            OfKind(HistorySources.Reservations, _reservations, state);
            var today = BusinessTime.Of(state.Profile!, state.At).Day;
            for (var day = today.AddDays(-4); day <= today.AddDays(1); day = day.AddDays(1))
                Same($"to {day:O}", CachedAnalytics.VersionOf(state, day),
                    TestData.Text(AnalyticsReport.Of(DateOnly.MinValue, day,
                    _increments.Where(one => today.AddDays(-9) <= one.Day && one.Day <= day).SelectMany(one => one.Rows))));
        }

        private void OfKind<T, TStatus>(HistorySource<T, TStatus> kind, Dictionary<string, T> all, Restaurant state)
            where T : class where TStatus : struct, Enum
        {
            var things =
                all.OrderByDescending(one => kind.Key(one.Value).At).ThenByDescending(one => one.Key, StringComparer.Ordinal).ToArray();
            foreach (var to in _times.Append(state.At).Append(state.At.AddMilliseconds(1)))
                Same($"{kind.Family} to {to:O}", CachedHistory.VersionOfList(kind, state, to, after: null),
                    Answer(things.Where(one => kind.Key(one.Value).At < to)));
            foreach (var (id, _) in things.Take(5).Concat(things.TakeLast(3)))
                Same($"{kind.Family} after {id}", CachedHistory.VersionOfList(kind, state, to: null, kind.Key(all[id])),
                    Answer(things.SkipWhile(one => one.Key != id).Skip(1)));
            Same($"{kind.Family}", CachedHistory.VersionOfList(kind, state, to: null, after: null), Answer(things));
            foreach (var (id, thing) in things.Where(one => !kind.Open(state).ContainsKey(one.Key)))
                Same($"{kind.Family} {id}", CachedHistory.VersionOfOne(kind, state), $"{kind.Seq(thing)}");

            string Answer(IEnumerable<KeyValuePair<string, T>> list) =>
                string.Join(' ', list.Select(one => $"{one.Key}@{kind.Seq(one.Value)}"));
        }

        private void Same(string question, CacheVersion version, string answer)
        {
            if (!_answers.TryAdd((question, version.Name), answer))
                answer.ShouldBe(_answers[(question, version.Name)], $"{question}, as of {version}");
        }
    }
}

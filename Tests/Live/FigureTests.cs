using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Hubs;
using RealtimeRestaurant.Hubs.Dashboard;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Decisions.Given;

namespace RealtimeRestaurant.Tests.Live;

/// <summary>When one dashboard gets its figures: the restaurant has a time of its own, the sender the fake clock.</summary>
public sealed class FigureTests
{
    private readonly TestRestaurant _house = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 19, 0, 0, TimeSpan.Zero));
    private readonly FigureSender _sender;
    private readonly (IDashboardClient Screen, IReadOnlyList<MissedMessage> Heard) _dashboard = MessageRecorder.For<IDashboardClient>();

    public FigureTests() => _sender = new(new LiveHubOptions(), _clock);

    [Fact]
    public void Changes_within_a_second_are_told_as_one_and_the_last_is_always_told()
    {
        Look();
        _house.Placed(_house.Line("Steak"));
        _house.Placed(_house.Line("Beer"));
        Look();
        Heard<StatsView>("StatsUpdated").Select(message => message.Data.Orders).ShouldBe([0]);

        Wait(TimeSpan.FromMilliseconds(999));
        Heard<StatsView>("StatsUpdated").Count.ShouldBe(1);
        Wait(TimeSpan.FromMilliseconds(1));

        Heard<StatsView>("StatsUpdated").Select(message => (message.Data.Orders, message.Seq, message.Prev, message.Stream))
            .ShouldBe([(0, Heard<StatsView>("StatsUpdated")[0].Seq, null, "restaurant"), (2, _house.State.Seq, null, "restaurant")]);
        Heard<AnalyticsView>("AnalyticsUpdated").Select(message => message.Data.Totals.Orders).ShouldBe([0, 2]);
    }

    [Fact]
    public void What_has_not_changed_is_not_told_again()
    {
        Look();
        var heard = _dashboard.Heard.Count;
        _house.Do(Crew.Mia, new Domain.Kitchen.RaiseAlert("Fire", Domain.Kitchen.AlertPriority.Low));
        Wait(TimeSpan.FromMinutes(1));
        _dashboard.Heard.Count.ShouldBe(heard);

        _house.Seated();
        Wait(TimeSpan.FromMinutes(1));
        _dashboard.Heard.Skip(heard).Select(message => message.Event).ShouldBe(["StatsUpdated"]);
    }

    [Fact]
    public void A_persons_figures_are_told_once_in_ten_seconds_and_only_where_they_have_changed()
    {
        Look();
        var order = _house.Placed(_house.Line("Steak", 2));
        _house.Set(Crew.Gus, order, "Steak", ItemStatus.Preparing);
        _house.WaitSeconds(300).Set(Crew.Gus, order, "Steak", ItemStatus.Ready);
        Wait(TimeSpan.FromSeconds(9.9));
        People().ShouldBe(Crew.All.Select(person => person.Id).Order(StringComparer.Ordinal));

        Wait(TimeSpan.FromSeconds(0.1));

        People().Skip(Crew.All.Length).ShouldBe(["gus", "will"]);
        Heard<StaffPerformanceUpdated>("StaffPerformanceUpdated").TakeLast(2).Select(message => message.Data.Figures).ShouldBe(
            [new PerformanceView(0, 2, 0, 0, 0, 296, 296, null), new PerformanceView(1, 0, 0, 0, 0, null, null, null)]);
    }

    [Fact]
    public void A_new_business_day_begins_at_nothing()
    {
        _house.Placed(_house.Line("Steak"));
        Look();
        Wait(TimeSpan.FromHours(12));

        Heard<StatsView>("StatsUpdated").Select(message => (message.Data.Day, message.Data.Orders))
            .ShouldBe([("2026-11-23", 1), ("2026-11-24", 0)]);
        Heard<AnalyticsView>("AnalyticsUpdated").Select(message => (message.Data.From, message.Data.Totals.Orders))
            .ShouldBe([("2026-11-23", 1), ("2026-11-24", 0)]);
    }

    [Fact]
    public void A_connection_that_takes_nothing_is_sent_nothing_more_and_then_the_newest()
    {
        var slow = DispatchProxy.Create<IDashboardClient, SlowScreen>();
        var sent = ((SlowScreen)(object)slow).Sent;
        _sender.SendDue(slow, Figures.Of(_house.State, _clock.GetUtcNow()));
        var first = sent.Count;
        for (var table = 1; table <= 2; table++)
        {
            _house.Seated(table);
            _clock.Advance(TimeSpan.FromSeconds(2));
            _sender.SendDue(slow, Figures.Of(_house.State, _clock.GetUtcNow()));
        }
        sent.Count.ShouldBe(first);

        foreach (var (_, taken) in sent) taken.SetResult();
        _sender.SendDue(slow, Figures.Of(_house.State, _clock.GetUtcNow()));

        sent.Skip(first).Select(message => ((LiveMessage<StatsView>)message.Message).Data.Tables.Occupied).ShouldBe([2]);
    }

    private IEnumerable<string> People() =>
        Heard<StaffPerformanceUpdated>("StaffPerformanceUpdated").Select(message => message.Data.StaffId);

    private List<LiveMessage<T>> Heard<T>(string method) =>
        [.. _dashboard.Heard.Where(message => message.Event == method).Select(message => (LiveMessage<T>)message.Message)];

    private void Wait(TimeSpan time)
    {
        _clock.Advance(time);
        Look();
    }

    private void Look() => _sender.SendDue(_dashboard.Screen, Figures.Of(_house.State, _clock.GetUtcNow()));

    /// <summary>A screen whose socket is full until it says otherwise.</summary>
    public class SlowScreen : DispatchProxy
    {
        internal ConcurrentQueue<(object Message, TaskCompletionSource Taken)> Sent { get; } = new();

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var taken = new TaskCompletionSource();
            Sent.Enqueue((args![0]!, taken));
            return taken.Task;
        }
    }
}

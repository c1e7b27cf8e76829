using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Tests.Contracts;

namespace RealtimeRestaurant.Tests.Decisions.Properties;

/// <summary>The figures of a log's last business day, counted from its events alone, with nothing kept in between.</summary>
internal sealed class Recount
{
    private readonly RestaurantEvent[] _events;
    private readonly int _dayBegins;

    public Recount(IEnumerable<RestaurantEvent> log)
    {
        _events = [.. log];
        Day = _events.Select(On).OfType<BusinessTime>().Select(on => on.Day).LastOrDefault();
        _dayBegins = Math.Max(0, Array.FindIndex(_events, @event => On(@event)?.Day == Day));
    }

    public DateOnly Day { get; }

    public AnalyticsReport Report() => new RecountedReport(_events, Day, Day).Report();

    public int CompletedOrders =>
        _events.OfType<OrderPlaced>()
        .Count(placed => placed.Order.PlacedOn?.Day == Day && _events.OfType<OrderCompleted>().Any(end => end.OrderId == placed.Order.Id));

    /// <summary>
    /// By person: portions served, made and voided, and how long each portion and each answer took, as far as a histogram tells.
    /// </summary>
    public Dictionary<string, (int Served, List<int> Made, int Voids, List<int> Answers)> Work()
    {
        var work = new Dictionary<string, (int Served, List<int> Made, int Voids, List<int> Answers)>();
        var (items, answered) = (new Dictionary<string, OrderItem>(), new HashSet<(string, DateTimeOffset?)>());
        for (var i = 0; i < _events.Length; i++)
        {
            if (i == _dayBegins) work.Clear();
            if (_events[i] is ItemStatusChanged moved) Count(work, moved, items.GetValueOrDefault(moved.Item.Id));
            if (_events[i] is WaiterCalled { Call: { Status: CallStatus.Acknowledged } call }
                && answered.Add((call.Id, call.AcknowledgedAt)))
                Of(work, call.AcknowledgedBy!).Answers.Add(Seconds(call.AcknowledgedAt!.Value - call.OpenedAt));
            Remember(items, _events[i]);
        }
        return work;
    }

    private static void Count(Dictionary<string, (int Served, List<int> Made, int Voids, List<int> Answers)> work, ItemStatusChanged moved,
        OrderItem? before)
    {
        var (item, portions) = (moved.Item, moved.Item.Quantity);
        var (waiter, chef) = (item.Preparation.ServedBy!, item.Preparation.ChefId!);
        if (item.Status == ItemStatus.Served)
            work[waiter] = Of(work, waiter) is var one ? one with { Served = one.Served + portions } : default;
        if (item.Status == ItemStatus.Voided)
            work[moved.ActorId] = Of(work, moved.ActorId) is var one ? one with { Voids = one.Voids + portions } : default;
        if (moved.Previous == ItemStatus.Served && before is { Preparation.ServedBy: { } server })
            work[server] = Of(work, server) is var one ? one with { Served = Math.Max(0, one.Served - portions) } : default;
        if (item.Status == ItemStatus.Ready && moved.Previous != ItemStatus.Served)
            Of(work, chef).Made.AddRange(Enumerable.Repeat(Cooked(item), portions));
        if (moved.Previous == ItemStatus.Ready && item.Status == ItemStatus.Preparing)
            for (var portion = 0; portion < portions; portion++) Of(work, chef).Made.Remove(Cooked(before!));
    }

    private static (int Served, List<int> Made, int Voids,
        List<int> Answers) Of(Dictionary<string, (int Served, List<int> Made, int Voids, List<int> Answers)> work, string id) =>
        work.TryGetValue(id, out var known) ? known : work[id] = (0, [], 0, []);

    private static int Cooked(OrderItem item) => Seconds(item.Preparation.ReadyAt!.Value - item.Preparation.StartedAt!.Value);

    private static int Seconds(TimeSpan length) => Durations.SecondsOf(Durations.StepOf((int)length.TotalSeconds));

    private static void Remember(Dictionary<string, OrderItem> items, RestaurantEvent @event)
    {
        if (@event is OrderPlaced placed)
            foreach (var item in placed.Order.Items) items[item.Id] = item;
        if (@event is LineAdded added) items[added.Item.Id] = added.Item;
        if (@event is LineSplit split) items[split.Part.Id] = split.Part;
        if (@event is ItemStatusChanged moved) items[moved.Item.Id] = moved.Item;
    }

    private static BusinessTime? On(RestaurantEvent @event) => @event switch
    {
        OrderPlaced placed => placed.Order.PlacedOn,
        PaymentCompleted paid => paid.Payment.On,
        PaymentRefunded back => back.Refund.On,
        _ => RecountedReport.PaidInFull(@event)?.Times.PaidOn,
    };
}

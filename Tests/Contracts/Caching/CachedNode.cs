using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Caching;
using RealtimeRestaurant.Infrastructure.Redis;

namespace RealtimeRestaurant.Tests.Contracts.Caching;

/// <summary>One node over a store that others use, too: it follows the logs, and reads through its cache.</summary>
internal sealed class CachedNode : IAsyncDisposable
{
    public static readonly Actor Ada = new("ada", "Ada", Role.Admin);
    private readonly ServiceProvider _meters = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public CachedNode(Stores store, IDoorbell doorbell, CacheLink? link = null, CacheOptions? options = null)
    {
        (Store, Asked) = (store, new AskedStore(store));
        Cache = new QueryCache(options ?? new(), store.Log, store.ReadModels, _meters.GetRequiredService<IMeterFactory>(), link: link);
        (History, Analytics) = (new(Cache, Asked), new(Cache, Asked));
        Restaurants = new(store.Log, store.Snapshots, store.ReadModels, doorbell, TimeProvider.System, new LiveOptions());
        Restaurants.Start();
    }

    public Stores Store { get; }

    public AskedStore Asked { get; }

    public QueryCache Cache { get; }

    public CachedHistory History { get; }

    public CachedAnalytics Analytics { get; }

    public LiveRestaurants Restaurants { get; }

    public async Task<Restaurant> StateAsync(string restaurantId) =>
        (await Restaurants.OpenAsync(restaurantId, CancellationToken.None)).State;

    public async Task<Outcome> TryAsync(string restaurantId, RestaurantCommand command, Actor? who = null) =>
        await (await Restaurants.OpenAsync(restaurantId, CancellationToken.None))
            .SubmitAsync(new(Guid.NewGuid().ToString("N"), who ?? Ada, command), CancellationToken.None);

    public async Task<Restaurant> DoAsync(string restaurantId, RestaurantCommand command, Actor? who = null)
    {
        var outcome = await TryAsync(restaurantId, command, who);
        outcome.Refusal.ShouldBeNull();
        return outcome.State;
    }

    /// <summary>A restaurant with so many tables and one dish.</summary>
    public async Task<Restaurant> OpenHouseAsync(int tables = 1)
    {
        var id = TestData.NewRestaurant();
        await DoAsync(id, new OpenRestaurant("The House", "EUR", "Europe/Vienna", null), Actor.System);
        await DoAsync(id, new Domain.Staff.HireStaff(Ada.Id, Ada.Name, Ada.Role, []), Actor.System);
        for (var number = 1; number <= tables; number++) await DoAsync(id, new Domain.Tables.AddTable(number, 4));
        return await DoAsync(id, new Domain.Menu.AddMenuItem("Soup", "Food", 700, null, null, null, null, null, []));
    }

    /// <summary>Guests sit down and order.</summary>
    public async Task<Restaurant> OrderAsync(Restaurant state, int table = 1)
    {
        var at = state.Tables.Values.Single(one => one.Number == table);
        if (at.Session is null)
            await DoAsync(state.Id, new Domain.Tables.SetTableStatus(at.Id, Domain.Tables.TableStatus.Occupied, 2, null, null));
        return await DoAsync(state.Id, new PlaceOrder(at.Id, [new LineDraft(state.Menu.Keys.First(), 1, null, [], null, null)]));
    }

    public ValueTask<ImmutableArray<Order>> OrdersAsync(Restaurant state, DateTimeOffset? to = null, int limit = 200) =>
        History.ListAsync(HistorySources.Orders, state, new(To: to), after: null, limit, CancellationToken.None);

    public ValueTask<AnalyticsReport> ReportAsync(Restaurant state) => Analytics.RangeAsync(state, Day(-2), Day(2), CancellationToken.None);

    /// <summary>So many days from today, by the clock of the tests.</summary>
    public static DateOnly Day(int offset) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(offset);

    public async ValueTask DisposeAsync()
    {
        await Restaurants.DisposeAsync();
        Cache.Dispose();
        await _meters.DisposeAsync();
    }
}

/// <summary>A store that counts what it is asked.</summary>
internal sealed class AskedStore(Stores store) : IHistory, IAnalytics
{
    private int _times;

    public int Times => Volatile.Read(ref _times);

    private Stores Ask
    {
        get
        {
            Interlocked.Increment(ref _times);
            return store;
        }
    }

    public ValueTask<Order?> FindOrderAsync(string restaurantId, string orderId, CancellationToken ct) =>
        Ask.History.FindOrderAsync(restaurantId, orderId, ct);

    public ValueTask<Bill?> FindBillAsync(string restaurantId, string billId, CancellationToken ct) =>
        Ask.History.FindBillAsync(restaurantId, billId, ct);

    public ValueTask<Shift?> FindShiftAsync(string restaurantId, string shiftId, CancellationToken ct) =>
        Ask.History.FindShiftAsync(restaurantId, shiftId, ct);

    public ValueTask<Reservation?> FindReservationAsync(string restaurantId, string reservationId, CancellationToken ct) =>
        Ask.History.FindReservationAsync(restaurantId, reservationId, ct);

    public ValueTask<ImmutableArray<Reservation>> ListReservationsAsync(
        string restaurantId, HistoryFilter<ReservationStatus> filter, HistoryKey? after, int limit, CancellationToken ct) =>
        Ask.History.ListReservationsAsync(restaurantId, filter, after, limit, ct);

    public ValueTask<ImmutableArray<Order>> ListOrdersAsync(string restaurantId, HistoryFilter<OrderStatus> filter, HistoryKey? after,
        int limit, CancellationToken ct) =>
        Ask.History.ListOrdersAsync(restaurantId, filter, after, limit, ct);

    public ValueTask<ImmutableArray<Bill>> ListBillsAsync(string restaurantId, HistoryFilter<BillStatus> filter, HistoryKey? after,
        int limit, CancellationToken ct) =>
        Ask.History.ListBillsAsync(restaurantId, filter, after, limit, ct);

    public ValueTask<ImmutableArray<Shift>> ListShiftsAsync(string restaurantId, HistoryFilter<ShiftStatus> filter, HistoryKey? after,
        int limit, CancellationToken ct) =>
        Ask.History.ListShiftsAsync(restaurantId, filter, after, limit, ct);

    public ValueTask<AnalyticsReport> RangeAsync(string restaurantId, DateOnly from, DateOnly to, CancellationToken ct) =>
        Ask.Analytics.RangeAsync(restaurantId, from, to, ct);
}

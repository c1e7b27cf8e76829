using System.Diagnostics;
using System.Text.Json;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Samples;
using RealtimeRestaurant.Samples.Simulation;

namespace RealtimeRestaurant.Load;

/// <summary>
/// One client over REST, with connections of its own: a waiter with a table who seats guests, takes an order, cooks and serves it, bills
/// it, takes the money and clears up, over and over, and reads something after each step, so that every second request is a command.
/// </summary>
internal sealed class WaiterClient(HttpClient http, Actor waiter, string tableId, Func<Requests> requests, TimeSpan pause) : IDisposable
{
    private readonly RestaurantPlayer _player = new(Roster.Of(waiter), Habits.Plain);
    private readonly Chance _chance = new(Random.Shared);
    private MenuView _menu = new([]);

    // What the table is like; null where that is not known.
    private TableSituation? _shown;

    /// <summary>Until it is told to stop; a request that has been sent is waited for.</summary>
    public async Task WorkAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                _shown ??= await LookAsync(ct);
                if (_shown.Table.Status == "available") _menu = await ReadAsync<MenuView>("/api/menu", ct);
                foreach (var envelope in _player.Next(_shown, _menu, _chance)) _shown = await DoAsync(_shown, envelope.Command, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested) { return; }
            catch (Exception fault) when (fault is HttpRequestException or JsonException or KeyNotFoundException)
            {
                // It has been counted. What has become of the command is seen from the table.
                _shown = null;
            }
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<TableSituation> DoAsync(TableSituation shown, RestaurantCommand command, CancellationToken ct)
    {
        await PauseAsync(ct);
        var request = RestRequest.Of(command is PlaceOrder order ? WithTime(order) : command);
        var answer = await requests().SendAsync(http, request.Method, request.Path, request.Body);
        return await ReadAfterAsync(command switch
        {
            SetTableStatus => TableSituation.Of(As<TableView>(answer)),
            AssignWaiter => shown with { Table = As<TableView>(answer) },
            PlaceOrder or SetItemStatus => shown with { Orders = [As<OrderView>(answer)] },
            PayBill => shown with { Bills = [As<BillView>(answer.GetProperty("bill"))] },
            _ => shown with { Bills = [As<BillView>(answer)] },
        }, command, ct);
    }

    // The order carries the time of the tap: a screen says how much later it shows it.
    private static PlaceOrder WithTime(PlaceOrder order) =>
        order with { Lines = [.. order.Lines.Select(line => line with { Note = $"due={Stopwatch.GetTimestamp()};" })] };

    // What a tablet shows next; after a payment the order, which may be completed by it.
    private async Task<TableSituation> ReadAfterAsync(TableSituation shown, RestaurantCommand command, CancellationToken ct)
    {
        if (command is PayBill) return shown with { Orders = [await ReadAsync<OrderView>($"/api/orders/{shown.Orders[0].Id}", ct)] };
        await ReadAsync<JsonElement>(command switch
        {
            PlaceOrder => "/api/tables",
            SetItemStatus { Status: ItemStatus.Preparing } => "/api/kitchen",
            SetItemStatus { Status: ItemStatus.Ready } => $"/api/orders/{shown.Orders[0].Id}",
            SetItemStatus => "/api/orders?limit=20",
            CreateBill => $"/api/bills/{shown.Bills[0].Id}",
            IssueBill => "/api/dashboard",
            SetTableStatus { Status: TableStatus.NeedsCleaning } => "/api/bills?limit=20",
            _ => "/api/staff",
        }, ct);
        return shown;
    }

    private async Task<TableSituation> LookAsync(CancellationToken ct)
    {
        var table = (await ReadListAsync<TableView>("/api/tables", ct)).First(table => table.Id == tableId);
        var orders = new List<OrderView>();
        foreach (var id in table.OrderIds) orders.Add(await ReadAsync<OrderView>($"/api/orders/{id}", ct));
        var bills = table.Guests is null ? [] : await ReadListAsync<BillView>("/api/bills?limit=50", ct);
        return new(table, [.. orders],
            [.. bills.Where(bill => bill.TableId == tableId && bill.Status is ("open" or "issued" or "partiallyPaid"))]);
    }

    private async Task<T[]> ReadListAsync<T>(string path, CancellationToken ct) =>
        As<T[]>((await ReadAsync<JsonElement>(path, ct)).GetProperty("items"));

    private async Task<T> ReadAsync<T>(string path, CancellationToken ct)
    {
        await PauseAsync(ct);
        return As<T>(await requests().SendAsync(http, HttpMethod.Get, path, null));
    }

    private static T As<T>(JsonElement answer) => answer.Deserialize<T>(JsonSerializerOptions.Web)!;

    private Task PauseAsync(CancellationToken ct) => Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), TimeProvider.System, ct);
}

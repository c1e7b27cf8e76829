using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace RealtimeRestaurant.Load;

/// <summary>
/// One client of the REST doors, with connections of its own: a waiter at a table of theirs, who seats guests, takes an order, sees it through the kitchen, bills it, takes the money and clears up, over
/// and over, and looks something up after each step. An evening's mix: every second request is a command.
/// </summary>
internal sealed class Waiter(HttpClient http, string table, string dish, Func<Requests> requests, TimeSpan think) : IDisposable
{
    /// <summary>Until told to stop; what has been begun is finished.</summary>
    public async Task WorkAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try { await SittingAsync(ct); }
            catch (OperationCanceledException) when (ct.IsCancellationRequested) { return; }
            catch (Exception fault) when (fault is HttpRequestException or JsonException or KeyNotFoundException)
            {
                // Counted where it happened; the guests leave, and others come.
                await ThinkAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await ClearUpAsync();
            }
        }
    }

    public void Dispose() => http.Dispose();

    public static HttpClient Client(Uri node, string token)
    {
        var http = new HttpClient { BaseAddress = node, Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private async Task SittingAsync(CancellationToken ct)
    {
        await DoAsync(HttpMethod.Patch, $"/api/tables/{table}/status", new { status = "occupied", guests = 2 }, ct);
        await LookAsync("/api/menu", ct);
        await ThinkAsync(ct);
        // When it is tapped: the screens say how long after they show it.
        var line = new { menuItemId = dish, quantity = 1, note = $"due={Stopwatch.GetTimestamp()};" };
        var order = Id(await requests().SendAsync(http, HttpMethod.Post, "/api/orders", new { tableId = table, items = new[] { line } }));
        await LookAsync("/api/tables", ct);
        foreach (var (status, look) in new[] { ("preparing", "/api/kitchen"), ("ready", $"/api/orders/{order}"), ("served", "/api/orders?limit=20") })
        {
            await DoAsync(HttpMethod.Patch, $"/api/orders/{order}/status", new { status }, ct);
            await LookAsync(look, ct);
        }
        var bill = await DoAsync(HttpMethod.Post, "/api/bills", new { tableId = table }, ct);
        await LookAsync($"/api/bills/{Id(bill)}", ct);
        var payment = new { amount = bill.GetProperty("due").GetInt64(), method = "card", expectedRevision = bill.GetProperty("revision").GetInt32() };
        await DoAsync(HttpMethod.Post, $"/api/bills/{Id(bill)}/payments", payment, ct);
        await LookAsync("/api/dashboard", ct);
        await DoAsync(HttpMethod.Patch, $"/api/tables/{table}/status", new { status = "needsCleaning" }, ct);
        await LookAsync("/api/bills?limit=20", ct);
        await DoAsync(HttpMethod.Patch, $"/api/tables/{table}/status", new { status = "available" }, ct);
        await LookAsync("/api/staff", ct);
    }

    private async Task<JsonElement> DoAsync(HttpMethod method, string path, object body, CancellationToken ct)
    {
        await ThinkAsync(ct);
        return await requests().SendAsync(http, method, path, body);
    }

    private async Task LookAsync(string path, CancellationToken ct)
    {
        await ThinkAsync(ct);
        await requests().SendAsync(http, HttpMethod.Get, path, null);
    }

    private async Task ClearUpAsync()
    {
        foreach (var status in new[] { "needsCleaning", "available" })
            using (var answer = await http.PatchAsJsonAsync($"/api/tables/{table}/status", new { status })) answer.Content.Dispose();
    }

    private Task ThinkAsync(CancellationToken ct) => Task.Delay(think * (0.5 + Random.Shared.NextDouble()), TimeProvider.System, ct);

    private static string Id(JsonElement thing) => thing.GetProperty("id").GetString()!;
}

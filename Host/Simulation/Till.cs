using System.Text.Json;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Simulation;

/// <summary>
/// How a table pays: on one bill or on several, in one to three parts, by whatever way. Now and then a manager takes something off, or
/// gives something back.
/// </summary>
internal sealed class Till(Person waiter, Person cashier, Person manager, Tally tally)
{
    private static readonly PaymentMethod[] Methods =
        [PaymentMethod.Card, PaymentMethod.Card, PaymentMethod.Cash, PaymentMethod.Cash, PaymentMethod.Wallet, PaymentMethod.Upi];

    public async Task SettleAsync(string tableId, CancellationToken ct)
    {
        if (await AskAsync(waiter, "/api/bills", new { tableId }, ct) is not { } bill) return;
        if (Random.Shared.Next(8) == 0) bill = await DiscountAsync(bill, ct) ?? bill;
        foreach (var part in await SplitAsync(bill, ct)) await PayAsync(part, ct);
    }

    private Task<JsonElement?> DiscountAsync(JsonElement bill, CancellationToken ct) =>
        AskAsync(manager, $"/api/bills/{Id(bill)}/discounts", new { rate = 100_000, reason = "Long wait" }, ct);

    // By item where there is more than one line, else evenly; mostly not at all.
    private async Task<IEnumerable<JsonElement>> SplitAsync(JsonElement bill, CancellationToken ct)
    {
        if (Random.Shared.Next(4) > 0) return [bill];
        var lines = bill.GetProperty("lines");
        object how = lines.GetArrayLength() > 1 && Random.Shared.Next(2) == 0
            ? new { by =
                "item", parts =
                new[] { new[] { new { itemId =
                lines[0].GetProperty("itemId").GetString(), quantity = lines[0].GetProperty("quantity").GetInt32() } } } }
            : new { by = "evenly", ways = Random.Shared.Next(2, 4) };
        return await AskAsync(waiter, $"/api/bills/{Id(bill)}/split", how, ct) is { } split
            ? [split.GetProperty("bill"), .. split.GetProperty("parts").EnumerateArray()] : [bill];
    }

    private async Task PayAsync(JsonElement bill, CancellationToken ct)
    {
        var shares = bill.GetProperty("shares").EnumerateArray().Select(share => (long?)share.GetProperty("amount").GetInt64()).ToArray();
        var parts = shares.Length > 0 ? shares.Length : Random.Shared.Next(1, 4);
        for (var left = parts; left > 0 && bill.GetProperty("due").GetInt64() is > 0 and var due; left--)
        {
            var share = shares.Length == 0 ? (int?)null : parts - left + 1;
            if (await TakeAsync(bill, share is { } number ? shares[number - 1]!.Value : due / left, share, ct) is not { } paid) return;
            bill = paid.GetProperty("bill");
        }
        if (Random.Shared.Next(12) == 0) await GiveBackAsync(bill, ct);
    }

    private async Task<JsonElement?> TakeAsync(JsonElement bill, long amount, int? share, CancellationToken ct)
    {
        var (method, tip) = (Methods[Random.Shared.Next(Methods.Length)], Random.Shared.Next(2) * amount / 1000 * 100);
        var cash = method == PaymentMethod.Cash;
        var paid = await AskAsync(cash ? cashier : waiter, $"/api/bills/{Id(bill)}/payments", new
        {
            amount, method = WireName.Of(method), tip, tendered = cash ? (amount + tip + 999) / 1000 * 1000 : (long?)null,
            expectedRevision = bill.GetProperty("revision").GetInt32(), share,
        }, ct);
        if (paid is not null) tally.Paid(amount + tip);
        return paid;
    }

    private async Task GiveBackAsync(JsonElement bill, CancellationToken ct)
    {
        var payment = bill.GetProperty("payments")[0];
        var amount = Math.Min(500, payment.GetProperty("amount").GetInt64());
        if (await AskAsync(manager, $"/api/bills/{Id(bill)}/refunds",
            new { paymentId = Id(payment), amount, reason = "Not as it should be" }, ct) is not null) tally.GaveBack(amount);
    }

    private static Task<JsonElement?> AskAsync(Person who, string path, object body, CancellationToken ct) =>
        who.CommandAsync(HttpMethod.Post, path, body, ct);

    private static string Id(JsonElement thing) => thing.GetProperty("id").GetString()!;
}

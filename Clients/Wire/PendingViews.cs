using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A payment that waits for a terminal. Amounts are in minor units.</summary>
/// <param name="Amount">The amount that it will pay of the bill's total.</param>
/// <param name="Tip">The tip, besides the amount.</param>
/// <param name="Share">The number of the share that it will pay; null: none.</param>
/// <param name="StaffId">The staff id of the person who started it.</param>
/// <param name="LapsesAt">When it ends if no terminal has confirmed it.</param>
[MessagePackObject]
public sealed record PendingPaymentView(
    [property: Key("id")] string Id,
    [property: Key("method"), WireEnum("PaymentMethod")] string Method,
    [property: Key("amount")] long Amount,
    [property: Key("tip")] long Tip,
    [property: Key("share")] int? Share,
    [property: Key("staffId")] string StaffId,
    [property: Key("staffName")] string StaffName,
    [property: Key("startedAt"), WireTime] string StartedAt,
    [property: Key("lapsesAt"), WireTime] string LapsesAt);

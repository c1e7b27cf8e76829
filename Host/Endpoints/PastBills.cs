using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>
/// A bill whose sitting is over has left the live state. To refund something of it, it is brought back as history has it.
/// </summary>
internal static class PastBills
{
    /// <returns>Why it could not be brought back now; null also where there is no such bill.</returns>
    /// <exception cref="StoreUnavailableException">The history may lag behind the log, and the bill in it be an older one.</exception>
    public static async ValueTask<Refusal?> UnarchiveAsync(HttpContext http, LiveRestaurant live, string billId)
    {
        var (state, ct) = (live.State, http.RequestAborted);
        if (state.Bills.ContainsKey(billId)) return null;
        var history = http.RequestServices.GetRequiredService<IHistory>();
        var heads = await http.RequestServices.GetRequiredService<ICommitLog>().HeadsAsync([live.Id], ct);
        if (!heads.TryGetValue(live.Id, out var head) || head.Projected < state.Seq)
            throw new StoreUnavailableException("The history is still behind the log.");
        // Where it is here by the time that this is decided, nothing happens.
        if (await history.FindBillAsync(live.Id, billId, ct) is not { } bill) return null;
        // One that is newer than what this node knows may still change: only what it has seen leave is past.
        if (bill.Seq > state.Seq) throw new StoreUnavailableException("This node is behind the history.");
        return (await live.SubmitAsync(new CommandEnvelope(null, Actor.System, new UnarchiveBill(bill)), ct)).Refusal;
    }
}

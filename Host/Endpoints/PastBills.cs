using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Host.Http;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>
/// Unarchives past bills. A bill leaves the live state with its table session; for a refund or a correction it is brought back from the
/// history.
/// </summary>
internal static class PastBills
{
    /// <param name="caller">Who sends the command.</param>
    /// <param name="command">What is to be done with the bill. If it is refused, the bill stays in the history.</param>
    /// <returns>The reason why it was not unarchived; null also if there is no such bill.</returns>
    /// <exception cref="StoreUnavailableException">The history lags behind the log, so its bill may be outdated.</exception>
    public static async ValueTask<Refusal?> UnarchiveAsync(
        HttpContext http, LiveRestaurant live, string billId, Actor caller, RestaurantCommand command)
    {
        var (state, ct) = (live.State, http.RequestAborted);
        if (state.Bills.ContainsKey(billId)) return null;
        var history = http.RequestServices.GetRequiredService<IHistory>();
        await http.RequestServices.GetRequiredService<IReadModels>().FlushAsync(ct);
        var heads = await http.RequestServices.GetRequiredService<ICommitLog>().HeadsAsync([live.Id], ct);
        if (!heads.TryGetValue(live.Id, out var head) || head.Projected < state.Seq)
            throw new StoreUnavailableException("The history is still behind the log.");
        // If the bill is in the state by the time of the decision, nothing happens.
        if (await history.FindBillAsync(live.Id, billId, ct) is not { } bill) return null;
        // A bill newer than this node's state may still change: only one that has left the state is past.
        if (bill.Seq > state.Seq) throw new StoreUnavailableException("This node is behind the history.");
        var now = http.Service<TimeProvider>().GetUtcNow();
        if (state.DecideWithPast(bill, caller, command, now).Refusal is { } refusal) return refusal;
        return (await live.SubmitAsync(new CommandEnvelope(null, Actor.System, new UnarchiveBill(bill)), ct)).Refusal;
    }
}

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
    /// <summary>
    /// Another node writes a commit into the history some milliseconds after it rang for it. This long a refund waits for that; a node that
    /// died is replaced later.
    /// </summary>
    public static readonly TimeSpan HistoryLimit = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan HistoryPoll = TimeSpan.FromMilliseconds(50);

    /// <param name="caller">Who sends the command.</param>
    /// <param name="command">What is to be done with the bill. If it is refused, the bill stays in the history.</param>
    /// <returns>The reason why it was not unarchived; null also if there is no such bill.</returns>
    /// <exception cref="StoreUnavailableException">The history lags behind the log, so its bill may be outdated.</exception>
    public static async ValueTask<Refusal?> UnarchiveAsync(
        HttpContext http, LiveRestaurant live, string billId, Actor caller, RestaurantCommand command)
    {
        var (state, ct) = (live.State, http.RequestAborted);
        if (state.Bills.ContainsKey(billId)) return null;
        var (history, clock) = (http.Service<IHistory>(), http.Service<TimeProvider>());
        if (!await http.Service<IReadModels>().FlushAsync(ct)
            || !await ShowsAsync(http.Service<ICommitLog>(), live.Id, state.Seq, clock, ct))
            throw new StoreUnavailableException("The history is still behind the log.");
        // If the bill is in the state by the time of the decision, nothing happens.
        if (await history.FindBillAsync(live.Id, billId, ct) is not { } bill) return null;
        // A bill newer than this node's state may still change: only one that has left the state is past.
        if (bill.Seq > state.Seq) throw new StoreUnavailableException("This node is behind the history.");
        if (state.DecideWithPast(bill, caller, command, clock.GetUtcNow()).Refusal is { } refusal) return refusal;
        return (await live.SubmitAsync(new CommandEnvelope(null, Actor.System, new UnarchiveBill(bill)), ct)).Refusal;
    }

    /// <summary>Waits until the history shows the log up to <paramref name="seq"/>; false if it does not within the limit.</summary>
    internal static async ValueTask<bool> ShowsAsync(
        ICommitLog log, string restaurantId, long seq, TimeProvider clock, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            var heads = await log.HeadsAsync([restaurantId], ct);
            if (heads.TryGetValue(restaurantId, out var head) && head.Projected >= seq) return true;
            if (clock.GetElapsedTime(started) >= HistoryLimit) return false;
            await Task.Delay(HistoryPoll, clock, ct);
        }
    }
}

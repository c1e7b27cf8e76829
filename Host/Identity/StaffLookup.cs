using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>Asks a restaurant for a member of its staff.</summary>
internal static class StaffLookup
{
    /// <summary>
    /// The actor with their current name and role, see <see cref="StaffAccess.CurrentActor"/>. Where this node has never heard of them it
    /// reads the log first: another node may have hired them a moment ago.
    /// </summary>
    public static async ValueTask<Actor?> CurrentActorAsync(
        this LiveRestaurant restaurant, Actor actor, ICommitLog log, CancellationToken ct)
    {
        if (restaurant.State.CurrentActor(actor) is { } known) return known;
        if (restaurant.State.Staff.ContainsKey(actor.Id)) return null;
        await restaurant.CatchUpAsync(log, ct);
        return restaurant.State.CurrentActor(actor);
    }

    /// <summary>Reads the log if it is elsewhere than this node: another node may have added to it, or a restore replaced it.</summary>
    public static async ValueTask CatchUpAsync(this LiveRestaurant restaurant, ICommitLog log, CancellationToken ct)
    {
        if ((await log.HeadsAsync([restaurant.Id], ct)).TryGetValue(restaurant.Id, out var head))
            await restaurant.CatchUpWithAsync(new(head.Epoch, head.Seq), ct);
    }
}

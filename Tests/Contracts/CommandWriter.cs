using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>Decides commands and appends each as a commit of its own, at a time that the test gives.</summary>
internal sealed class CommandWriter(ICommitLog log, Restaurant state)
{
    /// <summary>The restaurant after the last command.</summary>
    public Restaurant State { get; private set; } = state;

    /// <summary>Continues where the log ends.</summary>
    public static async Task<CommandWriter> OpenAsync(Stores store, string restaurantId) => new(store.Log,
        await new StateReader(store.Log, store.Snapshots).LoadAsync(restaurantId, (_, _) => { }, CancellationToken.None));

    public async Task DoAsync(Actor who, RestaurantCommand command, DateTimeOffset at)
    {
        var draft = CommitDraft.Of(State, [new Submission(new(null, who, command), receivedAt: 0)], at, Guid.CreateVersion7(at));
        draft.Results.Single().Outcome.ShouldNotBeNull().Refusal.ShouldBeNull();
        (await log.AppendAsync(draft.Commit!, draft.ChangedEntities, CancellationToken.None)).ShouldBe(AppendResult.Appended);
        State = draft.State;
    }
}

using System.Collections.Concurrent;
using MongoDB.Driver.Core.Configuration;
using MongoDB.Driver.Core.Events;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// Hears from the driver how long each command took. Only the end says that, and only the beginning which collection it was on.
/// </summary>
internal sealed class CommandTimes(SlowQueries slow)
{
    // One entry a command on its way, so never more than there are connections.
    private readonly ConcurrentDictionary<int, string> _collections = new();

    public void Follow(ClusterBuilder cluster) => cluster
        .Subscribe<CommandStartedEvent>(started => _collections[started.RequestId] = Collection(started))
        .Subscribe<CommandSucceededEvent>(ended => End(ended.RequestId, ended.CommandName, ended.Duration))
        .Subscribe<CommandFailedEvent>(ended => End(ended.RequestId, ended.CommandName, ended.Duration));

    private void End(int request, string command, TimeSpan took)
    {
        _collections.TryRemove(request, out var collection);
        slow.Took($"{command} {collection}".TrimEnd(), took);
    }

    // A command is named by its first field, which names the collection; of a cursor's next page that is another field.
    private static string Collection(CommandStartedEvent started) =>
        started.Command.GetValue(started.CommandName is "getMore" ? "collection" : started.CommandName, "") is { IsString: true } name
            ? name.AsString : "";
}

using System.Collections.Concurrent;
using MongoDB.Driver.Core.Configuration;
using MongoDB.Driver.Core.Events;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>Measures each command of the driver. Its end event has the duration, but only its start event names the collection.</summary>
internal sealed class CommandTimes(SlowQueries slow)
{
    // One entry for each running command, so never more than there are connections.
    private readonly ConcurrentDictionary<int, string> _collections = new();

    public void Subscribe(ClusterBuilder cluster) => cluster
        .Subscribe<CommandStartedEvent>(started => _collections[started.RequestId] = Collection(started))
        .Subscribe<CommandSucceededEvent>(ended => End(ended.RequestId, ended.CommandName, ended.Duration))
        .Subscribe<CommandFailedEvent>(ended => End(ended.RequestId, ended.CommandName, ended.Duration));

    private void End(int request, string command, TimeSpan duration)
    {
        _collections.TryRemove(request, out var collection);
        slow.Record($"{command} {collection}".TrimEnd(), duration);
    }

    // The first field of a command names the collection. A getMore has it in another field.
    private static string Collection(CommandStartedEvent started)
    {
        var field = started.CommandName is "getMore" ? "collection" : started.CommandName;
        return started.Command.GetValue(field, "") is { IsString: true } name ? name.AsString : "";
    }
}

using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>Where a system keeps its log: a place of its own for each test.</summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly MongoRig? _mongo;

    private Place(MongoRig? mongo)
    {
        _mongo = mongo;
        Settings = DemoClients.WithDemo(NodeSettings.Embedded() with { Mongo = mongo?.ConnectionString });
    }

    public NodeSettings Settings { get; }

    public static Place Of(string store) => new(store == "mongo" ? new MongoRig() : null);

    /// <summary>All that MongoDB holds is gone.</summary>
    public Task DropAsync() => _mongo?.DropAsync() ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_mongo is not null) await _mongo.DisposeAsync();
    }
}

using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>An append writes the read models in its own transaction, so this only ever writes the same again.</summary>
internal sealed class ReadModels(Database database) : IReadModels
{
    public async ValueTask ProjectAsync(string restaurantId, long upTo, ChangedEntities entities, CancellationToken ct)
    {
        var projection = new Projection(entities);
        await database.WriteAsync(connection => projection.Write(connection, restaurantId), ct);
    }

    public ValueTask<bool> FlushAsync(CancellationToken ct) => ValueTask.FromResult(true);
}

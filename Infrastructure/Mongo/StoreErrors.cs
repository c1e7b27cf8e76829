using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>Which of the driver's exceptions mean that the store cannot answer now.</summary>
internal static class StoreErrors
{
    public static bool IsOfStore(Exception fault) => fault is MongoException or TimeoutException;

    public static bool IsDuplicateKey(Exception fault) => fault switch
    {
        MongoWriteException { WriteError.Category: ServerErrorCategory.DuplicateKey } => true,
        MongoBulkWriteException bulk =>
            bulk.WriteConcernError is null && bulk.WriteErrors.All(error => error.Category == ServerErrorCategory.DuplicateKey),
        MongoCommandException { Code: 11000 } => true,
        _ => false,
    };

    public static StoreUnavailableException Unavailable(Exception fault) =>
        new($"MongoDB does not answer as it should: {fault.Message}", fault);

    /// <summary>Asks the store; what it cannot answer is a <see cref="StoreUnavailableException"/>.</summary>
    public static async ValueTask<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception fault) when (IsOfStore(fault))
        {
            throw Unavailable(fault);
        }
    }

    public static ValueTask<bool> AskAsync(Func<Task> ask) => AskAsync(async () =>
    {
        await ask();
        return true;
    });

    /// <summary>
    /// An upsert that may race with another for one key. Both may find nothing and insert, and the unique key lets one: the loser has
    /// changed nothing, and does it again on what is there now. Where it is refused again, what is there is newer than what it wanted.
    /// </summary>
    public static async Task UpsertAsync(Func<Task> upsert)
    {
        try
        {
            await upsert();
        }
        catch (MongoException fault) when (IsDuplicateKey(fault))
        {
            await AgainAsync(upsert);
        }
    }

    private static async Task AgainAsync(Func<Task> upsert)
    {
        try
        {
            await upsert();
        }
        catch (MongoException fault) when (IsDuplicateKey(fault))
        {
            // Overtaken.
        }
    }
}

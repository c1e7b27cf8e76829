using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>Tells which exceptions of the driver mean that the store cannot answer now, and translates them.</summary>
internal static class StoreErrors
{
    public static bool IsStoreFault(Exception fault) => fault is MongoException or TimeoutException;

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

    /// <summary>Runs an operation of the driver; throws a <see cref="StoreUnavailableException"/> where the store cannot answer.</summary>
    public static async ValueTask<T> TranslateAsync<T>(Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (Exception fault) when (IsStoreFault(fault))
        {
            throw Unavailable(fault);
        }
    }

    public static ValueTask<bool> TranslateAsync(Func<Task> operation) => TranslateAsync(async () =>
    {
        await operation();
        return true;
    });

    /// <summary>
    /// Runs an upsert that may race with another for the same key. Both may find nothing and insert, and the unique key accepts one of
    /// them. The other has changed nothing and runs again, on the document that is there now. If it is refused again, that document is
    /// newer than what it would write.
    /// </summary>
    public static async Task UpsertAsync(Func<Task> upsert)
    {
        try
        {
            await upsert();
        }
        catch (MongoException fault) when (IsDuplicateKey(fault))
        {
            await RetryAsync(upsert);
        }
    }

    private static async Task RetryAsync(Func<Task> upsert)
    {
        try
        {
            await upsert();
        }
        catch (MongoException fault) when (IsDuplicateKey(fault))
        {
            // The document that is there is newer.
        }
    }
}

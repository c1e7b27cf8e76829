using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Accounts;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// An exchange counts by one findAndModify, before which its successor is there. A family that ends is marked first, and then loses its
/// tokens.
/// </summary>
internal sealed class RefreshTokens(Database database) : IRefreshTokens
{
    // Added first and looked at second: an end that comes in between either is seen here, or comes after and removes the token itself.
    public async ValueTask AddAsync(RefreshToken token, CancellationToken ct) => await StoreErrors.AskAsync(async () =>
    {
        await StoreErrors.UpsertAsync(() => database.RefreshTokens.UpdateOneAsync(
            new BsonDocument("_id", token.Hash), new BsonDocument("$setOnInsert", StoredBson.Of(token, "expiresAt")),
            new UpdateOptions { IsUpsert = true }, ct));
        if (await database.EndedFamilies.Find(new BsonDocument("_id", token.FamilyId)).AnyAsync(ct))
            await database.RefreshTokens.DeleteOneAsync(new BsonDocument("_id", token.Hash), ct);
    });

    // The successor first, which nobody has been given yet: where it is broken off then, the token is as good as before, and the exchange
    // can be made again.
    public async ValueTask<RefreshToken?> ExchangeAsync(string hash, string successor, string restaurantId, CancellationToken ct)
    {
        var token = await FindAsync(hash, ct);
        if (token is null or { Spent: true }) return token;
        await AddAsync(token with { Hash = successor, RestaurantId = restaurantId }, ct);
        if (await SpendAsync(hash, successor, ct) is { } before) return before;
        // Somebody else was quicker: with the same successor, or this one is nobody's.
        var other = await FindAsync(hash, ct);
        if (other?.Successor != successor) await StoreErrors.AskAsync(() =>
            database.RefreshTokens.DeleteOneAsync(new BsonDocument("_id", successor), ct));
        return other;
    }

    public async ValueTask<RefreshToken?> FindAsync(string hash, CancellationToken ct)
    {
        var token = await StoreErrors.AskAsync(() => database.RefreshTokens.Find(new BsonDocument("_id", hash)).FirstOrDefaultAsync(ct));
        return token is null ? null : StoredBson.To<RefreshToken>(token);
    }

    public ValueTask EndFamilyAsync(string familyId, CancellationToken ct) => EndAsync(new BsonDocument("familyId", familyId), ct);

    public async ValueTask EndMembershipAsync(string accountId, string restaurantId, CancellationToken ct)
    {
        var unspent = new BsonDocument { { "accountId", accountId }, { "restaurantId", restaurantId }, { "successor", BsonNull.Value } };
        var families = await StoreErrors.AskAsync(() => database.RefreshTokens.Find(unspent).ToListAsync(ct));
        await EndAsync(new BsonDocument("familyId", new BsonDocument("$in", new BsonArray(families.Select(token => token["familyId"])))),
            ct);
    }

    public ValueTask EndAccountAsync(string accountId, CancellationToken ct) => EndAsync(new BsonDocument("accountId", accountId), ct);

    public async ValueTask RemoveExpiredAsync(DateTimeOffset before, CancellationToken ct) => await StoreErrors.AskAsync(async () =>
    {
        var expired = new BsonDocument("expiresAt", new BsonDocument("$lt", StoredBson.Date(before)));
        await database.RefreshTokens.DeleteManyAsync(expired, ct);
        await database.EndedFamilies.DeleteManyAsync(expired, ct);
    });

    private async ValueTask<RefreshToken?> SpendAsync(string hash, string successor, CancellationToken ct)
    {
        var before = await StoreErrors.AskAsync(() => database.RefreshTokens.FindOneAndUpdateAsync(
            new BsonDocument { { "_id", hash }, { "successor", BsonNull.Value } },
            new BsonDocument("$set", new BsonDocument("successor", successor)),
            new FindOneAndUpdateOptions<BsonDocument> { ReturnDocument = ReturnDocument.Before }, ct));
        return before is null ? null : StoredBson.To<RefreshToken>(before);
    }

    private async ValueTask EndAsync(BsonDocument which, CancellationToken ct) => await StoreErrors.AskAsync(async () =>
    {
        foreach (var token in await database.RefreshTokens.Find(which).ToListAsync(ct))
            await StoreErrors.UpsertAsync(() => database.EndedFamilies.UpdateOneAsync(
                new BsonDocument("_id", token["familyId"]), new BsonDocument("$max", new BsonDocument("expiresAt", token["expiresAt"])),
                new UpdateOptions { IsUpsert = true }, ct));
        await database.RefreshTokens.DeleteManyAsync(which, ct);
    });
}

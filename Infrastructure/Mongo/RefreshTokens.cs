using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Accounts;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// One findAndModify decides an exchange; the successor is stored before it. To end a family, the store first marks it as ended and then
/// removes its tokens.
/// </summary>
internal sealed class RefreshTokens(Database database) : IRefreshTokens
{
    // Insert first, check second: if the family ends in between, either the check sees it, or the end comes later and removes the token
    // itself.
    public async ValueTask AddAsync(RefreshToken token, CancellationToken ct) => await StoreErrors.TranslateAsync(async () =>
    {
        var insert = new BsonDocument("$setOnInsert", StoredBson.Of(token, "expiresAt"));
        await StoreErrors.UpsertAsync(() => database.RefreshTokens.UpdateOneAsync(
            new BsonDocument("_id", token.Hash), insert, new UpdateOptions { IsUpsert = true }, ct));
        if (await database.EndedFamilies.Find(new BsonDocument("_id", token.FamilyId)).AnyAsync(ct))
            await database.RefreshTokens.DeleteOneAsync(new BsonDocument("_id", token.Hash), ct);
    });

    // The successor comes first; no client has it yet. If the exchange is interrupted here, the token is still valid and can be exchanged
    // again.
    public async ValueTask<RefreshToken?> ExchangeAsync(string hash, string successor, string restaurantId, CancellationToken ct)
    {
        var token = await FindAsync(hash, ct);
        if (token is null or { Spent: true }) return token;
        await AddAsync(token with { Hash = successor, RestaurantId = restaurantId }, ct);
        if (await SpendAsync(hash, successor, ct) is { } before) return before;
        // Another exchange was faster. If it has another successor, no client gets this one.
        var other = await FindAsync(hash, ct);
        if (other?.Successor != successor)
            await StoreErrors.TranslateAsync(() => database.RefreshTokens.DeleteOneAsync(new BsonDocument("_id", successor), ct));
        return other;
    }

    public async ValueTask<RefreshToken?> FindAsync(string hash, CancellationToken ct)
    {
        var find = database.RefreshTokens.Find(new BsonDocument("_id", hash));
        var token = await StoreErrors.TranslateAsync(() => find.FirstOrDefaultAsync(ct));
        return token is null ? null : StoredBson.To<RefreshToken>(token);
    }

    public ValueTask EndFamilyAsync(string familyId, CancellationToken ct) => EndAsync(new BsonDocument("familyId", familyId), ct);

    public async ValueTask EndMembershipAsync(string accountId, string restaurantId, CancellationToken ct)
    {
        var unspent = new BsonDocument { { "accountId", accountId }, { "restaurantId", restaurantId }, { "successor", BsonNull.Value } };
        var families = await StoreErrors.TranslateAsync(() => database.RefreshTokens.Find(unspent).ToListAsync(ct));
        var ids = new BsonArray(families.Select(token => token["familyId"]));
        await EndAsync(new BsonDocument("familyId", new BsonDocument("$in", ids)), ct);
    }

    public ValueTask EndAccountAsync(string accountId, string? keptFamilyId, CancellationToken ct) => EndAsync(
        new BsonDocument
        {
            { "accountId", accountId }, { "familyId", new BsonDocument("$ne", (BsonValue?)keptFamilyId ?? BsonNull.Value) },
        }, ct);

    public async ValueTask RemoveExpiredAsync(DateTimeOffset before, CancellationToken ct) => await StoreErrors.TranslateAsync(async () =>
    {
        var expired = new BsonDocument("expiresAt", new BsonDocument("$lt", StoredBson.Date(before)));
        await database.RefreshTokens.DeleteManyAsync(expired, ct);
        await database.EndedFamilies.DeleteManyAsync(expired, ct);
    });

    private async ValueTask<RefreshToken?> SpendAsync(string hash, string successor, CancellationToken ct)
    {
        var before = await StoreErrors.TranslateAsync(() => database.RefreshTokens.FindOneAndUpdateAsync(
            new BsonDocument { { "_id", hash }, { "successor", BsonNull.Value } },
            new BsonDocument("$set", new BsonDocument("successor", successor)),
            new FindOneAndUpdateOptions<BsonDocument> { ReturnDocument = ReturnDocument.Before }, ct));
        return before is null ? null : StoredBson.To<RefreshToken>(before);
    }

    private async ValueTask EndAsync(BsonDocument which, CancellationToken ct) => await StoreErrors.TranslateAsync(async () =>
    {
        foreach (var token in await database.RefreshTokens.Find(which).ToListAsync(ct))
            await StoreErrors.UpsertAsync(() => database.EndedFamilies.UpdateOneAsync(
                new BsonDocument("_id", token["familyId"]), new BsonDocument("$max", new BsonDocument("expiresAt", token["expiresAt"])),
                new UpdateOptions { IsUpsert = true }, ct));
        await database.RefreshTokens.DeleteManyAsync(which, ct);
    });
}

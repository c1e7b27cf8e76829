using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Accounts;

namespace RealtimeRestaurant.Infrastructure.Mongo;

internal sealed class Accounts(Database database) : IAccounts
{
    public async ValueTask<bool> AddAsync(Account account, CancellationToken ct)
    {
        try
        {
            var document = new BsonDocument("_id", account.Id).AddRange(StoredBson.Of(account));
            await database.Accounts.InsertOneAsync(document, cancellationToken: ct);
            return true;
        }
        catch (Exception fault) when (StoreErrors.IsDuplicateKey(fault))
        {
            // Another account's email; or this one's, where the driver inserted it twice because the first answer was lost.
            return await FindByEmailAsync(account.Email, ct) is { } there && there.Id == account.Id;
        }
        catch (Exception fault) when (StoreErrors.IsStoreFault(fault))
        {
            throw StoreErrors.Unavailable(fault);
        }
    }

    public ValueTask<Account?> FindByEmailAsync(string email, CancellationToken ct) => FindAsync(new BsonDocument("email", email), ct);

    public ValueTask<Account?> FindAsync(string accountId, CancellationToken ct) => FindAsync(new BsonDocument("_id", accountId), ct);

    public async ValueTask<bool> ReplaceAsync(Account account, CancellationToken ct)
    {
        var changed = new BsonDocument { { "name", account.Name }, { "passwordHash", account.PasswordHash } };
        return await SetAsync(account.Id, new BsonDocument("$set", changed), ct);
    }

    public async ValueTask<bool> SetEmailAsync(string accountId, string email, CancellationToken ct)
    {
        try
        {
            var done = await database.Accounts.UpdateOneAsync(
                new BsonDocument("_id", accountId), new BsonDocument("$set", new BsonDocument("email", email)), cancellationToken: ct);
            return done.MatchedCount == 1;
        }
        catch (Exception fault) when (StoreErrors.IsDuplicateKey(fault))
        {
            return false;
        }
        catch (Exception fault) when (StoreErrors.IsStoreFault(fault))
        {
            throw StoreErrors.Unavailable(fault);
        }
    }

    public ValueTask<bool> SetLanguageAsync(string accountId, string? language, CancellationToken ct) =>
        SetAsync(accountId, new BsonDocument(language is null ? "$unset" : "$set", new BsonDocument("language", language ?? "")), ct);

    public async ValueTask<bool> JoinAsync(string accountId, Membership membership, CancellationToken ct)
    {
        var isNoMember = new BsonDocument("$ne", membership.RestaurantId);
        var joined = await StoreErrors.TranslateAsync(() => database.Accounts.UpdateOneAsync(
            new BsonDocument { { "_id", accountId }, { "memberships.restaurantId", isNoMember } },
            new BsonDocument("$push", new BsonDocument("memberships", StoredBson.Of(membership))), cancellationToken: ct));
        return joined.MatchedCount == 1 || await FindAsync(accountId, ct) is not null;
    }

    public async ValueTask<bool> AnyAsync(CancellationToken ct) =>
        await StoreErrors.TranslateAsync(() => database.Accounts.Find(new BsonDocument()).AnyAsync(ct));

    private async ValueTask<bool> SetAsync(string accountId, BsonDocument update, CancellationToken ct)
    {
        var done = await StoreErrors.TranslateAsync(
            () => database.Accounts.UpdateOneAsync(new BsonDocument("_id", accountId), update, cancellationToken: ct));
        return done.MatchedCount == 1;
    }

    private async ValueTask<Account?> FindAsync(BsonDocument filter, CancellationToken ct)
    {
        var found = await StoreErrors.TranslateAsync(() => database.Accounts.Find(filter).FirstOrDefaultAsync(ct));
        return found is null ? null : StoredBson.To<Account>(found);
    }
}

using MongoDB.Bson;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// A commit as a document of the log: <c>_id</c> is the commit's key, <c>last</c> its last seq for the index, the rest as it is.
/// </summary>
internal static class CommitDocument
{
    public static BsonDocument Key(Commit commit) => new("_id", Id(commit));

    public static BsonDocument Of(Commit commit)
    {
        var rest = StoredBson.Of(commit, "at");
        rest.Remove("restaurantId");
        rest.Remove("firstSeq");
        return new BsonDocument { { "_id", Id(commit) }, { "last", commit.LastSeq } }.AddRange(rest);
    }

    public static Commit Read(BsonDocument document)
    {
        var key = document["_id"];
        document.Remove("_id");
        document.Remove("last");
        return StoredBson.To<Commit>(document.Add("restaurantId", key["r"]).Add("firstSeq", key["s"]));
    }

    private static BsonDocument Id(Commit commit) => new() { { "r", commit.RestaurantId }, { "s", commit.FirstSeq } };
}

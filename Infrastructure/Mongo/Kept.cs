using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// How the read models keep one kind of thing: under a key of its own restaurant, as it is, with its time as a date. Bills have beside it what came in and
/// went out, flat, so that it can be found by its day.
/// </summary>
/// <param name="IdName">Of the thing's id within the key <c>_id {r: restaurant, …}</c>.</param>
/// <param name="Time">Which member it is listed by.</param>
internal sealed record Kept(IMongoCollection<BsonDocument> In, string IdName, string Time)
{
    public BsonDocument Key(string restaurantId, string id) => new("_id", new BsonDocument { { "r", restaurantId }, { IdName, id } });

    /// <summary>Replaces what is there unless that is newer. Where it is, the key does not match, the upsert tries to insert, and the key forbids it.</summary>
    public ReplaceOneModel<BsonDocument> Upsert<T>(string restaurantId, string id, long seq, T thing, params ReadOnlySpan<BsonElement> beside) where T : notnull =>
        new(Key(restaurantId, id).Add("seq", new BsonDocument("$lt", seq)), Key(restaurantId, id).AddRange(StoredBson.Of(thing, Time)).AddRange(beside.ToArray())) { IsUpsert = true };

    public static BsonElement Money(Bill bill) => new("money", new BsonArray(bill.Payments.SelectMany(payment =>
        payment.Refunds.Select(refund => Money(refund.On, MoneyCount.Of(bill, payment, refund))).Prepend(Money(payment.On, MoneyCount.Of(bill, payment))))));

    private static BsonDocument Money(BusinessTime on, MoneyCount money) => new()
    {
        { "day", StoredBson.Day(on.Day) }, { "hour", on.Hour }, { "method", StoredBson.Name(money.Method) }, { "payments", money.Payments }, { "amount", money.Amount },
        { "rounding", money.Rounding }, { "tips", money.Tips }, { "refunds", money.Refunds }, { "refundedTips", money.RefundedTips },
    };
}

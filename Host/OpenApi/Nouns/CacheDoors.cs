using RealtimeRestaurant.Host.Endpoints;
using RealtimeRestaurant.Infrastructure.Caching;
using static RealtimeRestaurant.Host.OpenApi.Shapes;

namespace RealtimeRestaurant.Host.OpenApi.Nouns;

internal static class CacheDoors
{
    public static readonly DoorGroup Group = new("Cache", "Answers that are kept so that the store is not asked again. A kept answer is never an old one: nothing has to be cleared for that.",
    [
        new("GET", "/api/cache", "getCache", "How often kept answers served")
        {
            Description = "Of the caller's restaurant, on the node that answers, since it started.",
            For = Who.Admins, Answer = typeof(CacheView),
            Response =
                """
                {
                  "families": [
                    {"family": "dashboard", "seconds": 600, "hits": 340, "misses": 12, "hitRatio": 0.9659}, {"family": "menu", "seconds": 3600, "hits": 910, "misses": 4, "hitRatio": 0.9956},
                    {"family": "orders", "seconds": 60, "hits": 221, "misses": 31, "hitRatio": 0.877}, {"family": "bills", "seconds": 300, "hits": 80, "misses": 9, "hitRatio": 0.8989},
                    {"family": "staff", "seconds": 1800, "hits": 0, "misses": 0, "hitRatio": 0}
                  ]
                }
                """,
        },
        new("DELETE", "/api/cache", "clearCache", "Drops what is kept")
        {
            Description = "Of the caller's restaurant, on all nodes. The next who ask are answered from the store.",
            For = Who.Admins,
            Query = [new("family", "Only these answers; all where it is not said.", OneOf<CacheFamily>(), "orders")],
            Status = 204, OnlyForgets = true,
        },
    ]);
}

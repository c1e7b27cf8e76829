using RealtimeRestaurant.Host.Operations;

namespace RealtimeRestaurant.Host.OpenApi.Nouns;

internal static class HealthDoors
{
    private const string
        Plain = """{"status": "healthy", "durationMs": 1.2, "parts": {"database": {"status": "healthy", "durationMs": 0.9, "figures": null}}}""",
        Detailed = """{"status": "degraded", "durationMs": 1.2, "parts": {"disk": {"status": "degraded", "durationMs": 0.1, "figures": {"freeBytes": 104857600, "totalBytes": 64424509440}}}}""";

    public static readonly DoorGroup Group = new(
        "Health", "For load balancers and monitors. Degraded is answered with 200, since it works; unhealthy with 503 and the same body. However often it is asked, the parts are looked at once a second.",
    [
        new("GET", "/health", "getHealth", "How the node and its parts are") { IsOpen = true, Answer = typeof(HealthView), Response = Plain },
        new("GET", "/health/detailed", "getHealthInDetail", "The same with what was measured") { IsOpen = true, Answer = typeof(HealthView), Response = Detailed },
        new("GET", "/health/database", "getDatabaseHealth", "Whether the store answers") { IsOpen = true, Answer = typeof(HealthView), Response = Plain },
        new("GET", "/health/redis", "getRedisHealth", "Whether Redis answers; notConfigured where there is none") { IsOpen = true, Answer = typeof(HealthView), Response = Plain },
        new("GET", "/health/memory", "getMemoryHealth", "How much memory is used") { IsOpen = true, Answer = typeof(HealthView), Response = Plain },
        new("GET", "/health/ready", "isReady", "Whether it can do its work") { IsOpen = true, Answer = typeof(HealthView), Response = Plain },
        new("GET", "/health/live", "isLive", "Whether the process runs") { IsOpen = true, Answer = typeof(HealthView), Response = Plain },
    ]);
}

namespace RealtimeRestaurant.Host.OpenApi.Nouns;

internal static class HealthDoors
{
    private const string Healthy = """{"status": "healthy", "durationMs": 1.2, "parts": {"database": {"status": "healthy", "durationMs": 0.9}}}""";

    public static readonly DoorGroup Group = new("Health", "For load balancers and monitors. 503 with the same body when it is unhealthy.",
    [
        new("GET", "/health/live", "isLive", "Whether the process runs") { IsOpen = true, Answer = typeof(HealthView), Response = Healthy },
        new("GET", "/health/ready", "isReady", "Whether it can do its work") { IsOpen = true, Answer = typeof(HealthView), Response = Healthy },
    ]);
}

using RealtimeRestaurant.Host.OpenApi.Nouns;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>All that is written about doors, and which of them are there.</summary>
internal static class DoorList
{
    public static readonly IReadOnlyList<DoorGroup> Groups =
    [
        AuthDoors.Group, RestaurantDoors.Group, TableDoors.Group, OrderDoors.Group, KitchenDoors.Group, MenuDoors.Group, BillDoors.Group, ShiftDoors.Group,
        StaffDoors.Group, NotificationDoors.Group, DashboardDoors.Group, CacheDoors.Group, HealthDoors.Group,
    ];

    // Of the documents themselves nothing is written, and hubs have a document of their own.
    private static readonly string[] NotDescribed = ["/hubs/", "/openapi/", "/asyncapi/", "/docs"];

    /// <summary>Every door that is mapped, as <c>GET /api/orders/{}</c>: what its parameters are called makes no difference.</summary>
    public static IEnumerable<string> Mapped(IEnumerable<Endpoint> endpoints) =>
        from endpoint in endpoints.OfType<RouteEndpoint>()
        let path = $"/{endpoint.RoutePattern.RawText!.Trim('/')}"
        where !NotDescribed.Any(start => path.StartsWith(start, StringComparison.Ordinal))
        // Health answers every method.
        from verb in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select Key(verb, path);

    public static string Key(this Door door) => Key(door.Verb, door.Path);

    /// <summary>The names of the path's parameters.</summary>
    public static IEnumerable<string> Parameters(this Door door) => door.Path.Split('/').Where(IsParameter).Select(step => step.Trim('{', '}'));

    private static string Key(string verb, string path) => $"{verb} {string.Join('/', path.Split('/').Select(step => IsParameter(step) ? "{}" : step))}";

    private static bool IsParameter(string step) => step.StartsWith('{');
}

namespace RealtimeRestaurant.Host.OpenApi.Nouns;

/// <summary>Types that doors to come will answer, by name.</summary>
internal static class Pending
{
    public static Type? View(string name) =>
        new[] { typeof(Hubs.Wire.OrderView).Assembly, typeof(Pending).Assembly }.SelectMany(assembly => assembly.GetTypes()).FirstOrDefault(type => type.Name == name);
}

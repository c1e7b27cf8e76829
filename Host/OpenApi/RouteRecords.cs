using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using RealtimeRestaurant.Host.Http;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>What the mapped routes say of the records that they take and answer.</summary>
internal sealed class RouteRecords
{
    private readonly Dictionary<Type, IReadOnlyList<string>> _bodies = [];
    private readonly Dictionary<Type, ImmutableHashSet<string>> _prices = [];

    public RouteRecords(IEnumerable<Endpoint> endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Metadata.GetMetadata<RequestMetadata>() is { } request) _bodies[request.Type] = request.BodyMembers;
            if (endpoint.Metadata.GetMetadata<WithoutPricesMetadata>() is { } views) Compare(views.Type, views.WithoutPrices);
        }
    }

    /// <summary>What a body of this request may hold; null where it may hold all members.</summary>
    public IReadOnlyList<string>? BodyMembers(Type request) => _bodies.GetValueOrDefault(request);

    /// <summary>The members of an answer that roles who may not see prices are not shown.</summary>
    public ImmutableHashSet<string> PriceMembers(Type answer) => _prices.GetValueOrDefault(answer, []);

    // The view without prices is the same with members left out, at any depth.
    private void Compare(Type all, Type withoutPrices)
    {
        if (all == withoutPrices || !_prices.TryAdd(all, [])) return;
        var left = withoutPrices.GetProperties().ToDictionary(property => property.Name);
        _prices[all] =
            [.. all.GetProperties().Where(property => !left.ContainsKey(property.Name))
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))];
        foreach (var property in all.GetProperties().Where(property => left.ContainsKey(property.Name)))
            Compare(RecordIn(property), RecordIn(left[property.Name]));
    }

    private static Type RecordIn(PropertyInfo property) =>
        property.PropertyType.IsGenericType ? property.PropertyType.GenericTypeArguments[0] : property.PropertyType;
}

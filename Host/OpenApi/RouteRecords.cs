using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using RealtimeRestaurant.Host.Http;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>The request and response records of the mapped routes.</summary>
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

    /// <summary>The members that a body of this request may have; null if all.</summary>
    public IReadOnlyList<string>? BodyMembers(Type request) => _bodies.GetValueOrDefault(request);

    /// <summary>The members of a response that roles without SeePrices do not get.</summary>
    public ImmutableHashSet<string> PriceMembers(Type answer) => _prices.GetValueOrDefault(answer, []);

    // The view without prices has fewer members, at any depth.
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

using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Host.Http;

/// <summary>Refuses query parameters that a route does not read, so that a misspelt filter is not taken for no filter.</summary>
internal static class KnownQueries
{
    /// <summary>After authorization: a caller learns of a route's parameters only where the route is theirs to call.</summary>
    public static void UseKnownQueries(this WebApplication app) => app.Use((http, next) =>
        http.Request.QueryString.HasValue && http.GetEndpoint()?.Metadata is { } metadata
            && Unknown(http.Request.Query, metadata) is { } refusal
            ? ProblemResult.WriteAsync(http, refusal) : next(http));

    private static Refusal? Unknown(IQueryCollection query, EndpointMetadataCollection metadata)
    {
        var read = metadata.GetMetadata<QueryMetadata>();
        // Hubs and documents have parameters of their own.
        if (read is null && metadata.GetMetadata<TagMetadata>() is null) return null;
        var known = read?.Parameters.Select(parameter => parameter.Name) ?? [];
        var unknown = query.Keys.Except(known, StringComparer.Ordinal).Select(name => name.Length > 100 ? name[..100] : name).Distinct()
            .ToImmutableDictionary(name => name, _ => ImmutableArray.Create("This parameter is not known here."));
        return unknown.IsEmpty
            ? null
            : new(RefusalCode.UnknownField, "The query has a parameter that is not known here; see errors.", unknown);
    }
}

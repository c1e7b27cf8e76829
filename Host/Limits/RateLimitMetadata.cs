namespace RealtimeRestaurant.Host.Limits;

/// <summary>What some routes are counted under, besides their caller's requests as such.</summary>
internal enum Limit { Payment, Upload, Search }

/// <summary>On a route: its requests are counted under this limit, too.</summary>
internal sealed record RateLimitMetadata(Limit By);

/// <summary>On a route: requests without a token are not counted, so that a monitor may ask as often as it likes.</summary>
internal sealed record UncountedMetadata;

/// <summary>On a route where people sign in: it counts its requests itself, once it has read for which account they ask.</summary>
internal sealed record CountsItselfMetadata;

internal static class LimitedRoutes
{
    public static TBuilder LimitedBy<TBuilder>(this TBuilder route, Limit limit) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new RateLimitMetadata(limit));
}

namespace RealtimeRestaurant.Host.Limits;

/// <summary>The limits of some operations, besides those of the user and the restaurant.</summary>
internal enum Limit { Payment, Upload, Search }

/// <summary>The requests of this operation count for this limit too.</summary>
internal sealed record LimitMetadata(Limit By);

/// <summary>The requests of this operation are not counted, so that monitoring may call it at any rate.</summary>
internal sealed record NoLimitMetadata;

/// <summary>This operation counts requests without a token itself, once it has read the account or token that they are for.</summary>
internal sealed record OwnLimitMetadata;

internal static class LimitedRoutes
{
    public static TBuilder LimitedBy<TBuilder>(this TBuilder route, Limit limit) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new LimitMetadata(limit));
}

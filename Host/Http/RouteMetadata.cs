using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Host.Http;

/// <summary>What a route's request is: the members of its body are those of the record that come from nowhere else.</summary>
internal sealed record RequestMetadata(Type Type, IReadOnlyList<string> BodyMembers);

/// <summary>The route takes an Idempotency-Key: it counts once.</summary>
/// <param name="IsReplayed">The same key gets the first answer again. Not where each request counts, as each sign-in does.</param>
internal sealed record IdempotentMetadata(bool IsReplayed = true);

/// <summary>Roles that may not see prices are answered with the second of these types, which has fewer members.</summary>
internal sealed record WithoutPricesMetadata(Type Type, Type WithoutPrices);

/// <summary>What the route reads of the query.</summary>
internal sealed record QueryMetadata(IReadOnlyList<QueryParameter> Parameters);

/// <summary>Any of these permissions is needed; the decision itself refuses callers who have none.</summary>
internal sealed record PermittedMetadata(IReadOnlyList<Permission> Permissions);

/// <summary>Ways to say no that are this route's own.</summary>
internal sealed record RefusalMetadata(IReadOnlyList<RefusalCode> Codes);

/// <summary>What a group of routes is about.</summary>
internal sealed record TagMetadata(string Name, string Description);

/// <summary>How a route is described, where it is mapped; the API document is made from this and from nothing else.</summary>
internal static class RouteMetadata
{
    /// <summary>The routes of one noun, which the API document shows together.</summary>
    public static RouteGroupBuilder MapResource(this IEndpointRouteBuilder routes, string prefix, string name, string description) =>
        routes.MapGroup(prefix).WithTags(name).WithMetadata(new TagMetadata(name, description));

    /// <param name="id">What a generated client calls its method.</param>
    public static RouteHandlerBuilder Named(this RouteHandlerBuilder route, string id, string summary, string? description = null)
    {
        route.WithName(id).WithSummary(summary);
        return description is null ? route : route.WithDescription(description);
    }

    /// <summary>Only for roles that are allowed this; all others get 403 before anything else is looked at.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder route, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        route.RequireAuthorization(new RequiresAttribute(permission));

    /// <summary>
    /// For roles that are allowed any of these. The command's decision refuses all others, as it does on hubs; here it is only said.
    /// </summary>
    public static RouteHandlerBuilder PermittedBy(this RouteHandlerBuilder route, params IReadOnlyList<Permission> permissions) =>
        route.WithMetadata(new PermittedMetadata(permissions));

    public static RouteHandlerBuilder MayRefuse(this RouteHandlerBuilder route, params IReadOnlyList<RefusalCode> codes) =>
        route.WithMetadata(new RefusalMetadata(codes));

    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, params IReadOnlyList<QueryParameter> parameters) =>
        route.WithMetadata(new QueryMetadata(parameters));

    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder route, View<T> view, int status = StatusCodes.Status200OK)
        where T : class
    {
        if (view.WithoutPrices is { } withoutPrices) route.WithMetadata(new WithoutPricesMetadata(view.Type, withoutPrices));
        return route.Produces(status, view.Type, "application/json");
    }

    /// <summary>A page of a list.</summary>
    public static RouteHandlerBuilder AnswersPage<T>(this RouteHandlerBuilder route, View<T> view) where T : class
    {
        if (view.WithoutPrices is { } withoutPrices) route.WithMetadata(new WithoutPricesMetadata(view.Type, withoutPrices));
        return route.Produces(StatusCodes.Status200OK, typeof(Page<>).MakeGenericType(view.Type), "application/json");
    }

    /// <summary>The roles that may call it: those that every requirement allows.</summary>
    public static IEnumerable<Role> Roles(this EndpointMetadataCollection metadata) => Enum.GetValues<Role>()
        .Where(role => metadata.GetOrderedMetadata<RequiresAttribute>().All(required => role.May(required.Permission)))
        .Where(role =>
            metadata.GetOrderedMetadata<PermittedMetadata>()
            .All(permitted => permitted.Permissions.Any(permission => role.May(permission))));
}

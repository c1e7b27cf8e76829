using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Host.Http;

/// <summary>The request record of a route, with the members that come from the body.</summary>
internal sealed record RequestMetadata(Type Type, IReadOnlyList<string> BodyMembers);

/// <summary>Marks a route that takes an Idempotency-Key.</summary>
/// <param name="IsReplayed">True if the same key gets the first response again; false if each request takes effect, such as a
/// sign-in.</param>
internal sealed record IdempotentMetadata(bool IsReplayed = true);

/// <summary>The response type, and the type with fewer members for roles that may not see prices.</summary>
internal sealed record WithoutPricesMetadata(Type Type, Type WithoutPrices);

/// <summary>The query parameters of a route.</summary>
internal sealed record QueryMetadata(IReadOnlyList<QueryParameter> Parameters);

/// <summary>The permissions of which a caller needs one; the decision refuses callers who have none.</summary>
internal sealed record PermittedMetadata(IReadOnlyList<Permission> Permissions);

/// <summary>The refusals of this route beyond those that all routes share.</summary>
internal sealed record RefusalMetadata(IReadOnlyList<RefusalCode> Codes);

/// <summary>The OpenAPI tag of a group of routes.</summary>
internal sealed record TagMetadata(string Name, string Description);

/// <summary>The description of routes where they are mapped. The API document is made from this alone.</summary>
internal static class RouteMetadata
{
    /// <summary>Maps the routes of one resource, which the API document shows under one tag.</summary>
    public static RouteGroupBuilder MapResource(this IEndpointRouteBuilder routes, string prefix, string name, string description) =>
        routes.MapGroup(prefix).WithTags(name).WithMetadata(new TagMetadata(name, description));

    /// <param name="id">The name of the method in generated clients.</param>
    public static RouteHandlerBuilder Named(this RouteHandlerBuilder route, string id, string summary, string? description = null)
    {
        route.WithName(id).WithSummary(summary);
        return description is null ? route : route.WithDescription(description);
    }

    /// <summary>Allows only roles with this permission; others get 403 before anything else is checked.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder route, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        route.RequireAuthorization(new RequiresAttribute(permission));

    /// <summary>Documents that any of these permissions suffices. The command's decision refuses other roles, as it does on hubs.</summary>
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

    /// <summary>Documents a response with a page of a list.</summary>
    public static RouteHandlerBuilder AnswersPage<T>(this RouteHandlerBuilder route, View<T> view) where T : class
    {
        if (view.WithoutPrices is { } withoutPrices) route.WithMetadata(new WithoutPricesMetadata(view.Type, withoutPrices));
        return route.Produces(StatusCodes.Status200OK, typeof(Page<>).MakeGenericType(view.Type), "application/json");
    }

    /// <summary>The roles that may call the route: those that every requirement allows.</summary>
    public static IEnumerable<Role> Roles(this EndpointMetadataCollection metadata) => Enum.GetValues<Role>()
        .Where(role => metadata.GetOrderedMetadata<RequiresAttribute>().All(required => role.May(required.Permission)))
        .Where(role =>
            metadata.GetOrderedMetadata<PermittedMetadata>()
            .All(permitted => permitted.Permissions.Any(permission => role.May(permission))));
}

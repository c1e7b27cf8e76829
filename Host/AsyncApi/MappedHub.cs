using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace RealtimeRestaurant.Host.AsyncApi;

/// <summary>A hub as it is mapped: where, for whom, what it takes and what its clients hear.</summary>
/// <param name="Name">The last step of its address.</param>
internal sealed record MappedHub(string Name, string Address, Type Type, Type Client, IReadOnlyList<string> Roles)
{
    public static IReadOnlyList<MappedHub> All(IEnumerable<Endpoint> endpoints) =>
    [
        .. from endpoint in endpoints.OfType<RouteEndpoint>()
           let hub = endpoint.Metadata.GetMetadata<HubMetadata>()?.HubType
           where hub is not null && endpoint.Metadata.GetMetadata<NegotiateMetadata>() is null
           let address = $"/{endpoint.RoutePattern.RawText!.Trim('/')}"
           orderby address
           select new MappedHub(address[(address.LastIndexOf('/') + 1)..], address, hub, ClientOf(hub), RolesOf(hub)),
    ];

    /// <summary>What clients may call.</summary>
    public IEnumerable<MethodInfo> Calls => Type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .Where(method =>
            !method.IsSpecialName && method.GetBaseDefinition().DeclaringType is { } first && first.Assembly != typeof(Hub).Assembly
            && first != typeof(object))
        .OrderBy(method => method.Name, StringComparer.Ordinal);

    /// <summary>What clients hear: their interface is composed of families of events.</summary>
    public IEnumerable<MethodInfo> Events =>
        Client.GetInterfaces().Prepend(Client).SelectMany(family => family.GetMethods())
        .OrderBy(method => method.Name, StringComparer.Ordinal);

    /// <summary>What a call takes; SignalR itself gives the token that ends it.</summary>
    public static IEnumerable<Type> Arguments(MethodInfo method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType).Where(type => type != typeof(CancellationToken));

    /// <summary>What a call is answered with, once or many times.</summary>
    public static (Type Type, bool IsStream) Answer(MethodInfo call) =>
        (call.ReturnType.GetGenericArguments()[0], call.ReturnType.GetGenericTypeDefinition() != typeof(Task<>)
            && call.ReturnType.GetGenericTypeDefinition() != typeof(ValueTask<>));

    private static Type ClientOf(Type hub) =>
        hub.BaseType is { IsGenericType: true } typed && typed.GetGenericTypeDefinition() == typeof(Hub<>)
        ? typed.GenericTypeArguments[0] : ClientOf(hub.BaseType!);

    private static string[] RolesOf(Type hub) =>
        [.. hub.GetCustomAttributes<AuthorizeAttribute>()
            .SelectMany(attribute => attribute.Roles?.Split(',', StringSplitOptions.TrimEntries) ?? [])];
}

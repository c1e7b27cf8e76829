using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace RealtimeRestaurant.Host.AsyncApi;

/// <summary>A mapped hub: its address, the roles that may connect, its methods and those of its clients.</summary>
/// <param name="Name">The last segment of the address.</param>
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

    /// <summary>The methods that clients call, by name.</summary>
    public IEnumerable<MethodInfo> HubMethods => Type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .Where(method => !method.IsSpecialName && method.GetBaseDefinition().DeclaringType is { } declaring
            && declaring.Assembly != typeof(Hub).Assembly && declaring != typeof(object))
        .OrderBy(method => method.Name, StringComparer.Ordinal);

    /// <summary>
    /// The methods that the server calls, by name: those of the client interface and of the families that it is composed of.
    /// </summary>
    public IEnumerable<MethodInfo> ClientMethods => Client.GetInterfaces().Prepend(Client)
        .SelectMany(family => family.GetMethods()).OrderBy(method => method.Name, StringComparer.Ordinal);

    /// <summary>The types of a method's arguments. SignalR itself passes the cancellation token.</summary>
    public static IEnumerable<Type> ArgumentsOf(MethodInfo method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType).Where(type => type != typeof(CancellationToken));

    /// <summary>The type of a hub method's result, and whether it is a stream of them.</summary>
    public static (Type Type, bool IsStream) ResultOf(MethodInfo method)
    {
        var definition = method.ReturnType.GetGenericTypeDefinition();
        return (method.ReturnType.GetGenericArguments()[0], definition != typeof(Task<>) && definition != typeof(ValueTask<>));
    }

    private static Type ClientOf(Type hub) =>
        hub.BaseType is { IsGenericType: true } typed && typed.GetGenericTypeDefinition() == typeof(Hub<>)
            ? typed.GenericTypeArguments[0]
            : ClientOf(hub.BaseType!);

    private static string[] RolesOf(Type hub) =>
    [
        .. hub.GetCustomAttributes<AuthorizeAttribute>()
            .SelectMany(attribute => attribute.Roles?.Split(',', StringSplitOptions.TrimEntries) ?? []),
    ];
}

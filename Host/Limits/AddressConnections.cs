using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace RealtimeRestaurant.Host.Limits;

/// <summary>
/// Connections of any kind, whether they have said anything or not, by the address that they come from. One more than it may have is closed at once; so nobody
/// uses up by themselves what a node can hold open. Known proxies bring everybody, and are not counted.
/// </summary>
internal sealed class AddressConnections(int most, IReadOnlyList<System.Net.IPNetwork> proxies)
{
    private readonly ConcurrentDictionary<string, int> _open = new();

    public ConnectionDelegate Next(ConnectionDelegate next) => async connection =>
    {
        var remote = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        if (remote is null || proxies.Any(proxy => proxy.Contains(remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote)))
        {
            await next(connection);
            return;
        }
        var address = Address.Of(remote);
        var open = _open.AddOrUpdate(address, 1, (_, others) => others + 1);
        try
        {
            if (open > most) connection.Abort();
            else await next(connection);
        }
        finally
        {
            // The last one takes the address along, unless another has just come.
            if (_open.AddOrUpdate(address, 0, (_, all) => all - 1) == 0) _open.TryRemove(KeyValuePair.Create(address, 0));
        }
    };
}

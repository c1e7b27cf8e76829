using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace RealtimeRestaurant.Host.Limits;

/// <summary>
/// Counts connections of any kind by their address, whether or not they send anything, and closes those beyond the limit at once. So one
/// address cannot use up all connections of a node. Known proxies carry the connections of many clients, and are not counted.
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
            // The last connection removes its address, unless another has just been added.
            if (_open.AddOrUpdate(address, 0, (_, all) => all - 1) == 0) _open.TryRemove(KeyValuePair.Create(address, 0));
        }
    };
}

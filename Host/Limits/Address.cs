using System.Net;
using System.Net.Sockets;

namespace RealtimeRestaurant.Host.Limits;

/// <summary>The address that limits count a client by.</summary>
internal static class Address
{
    public static string Of(HttpContext http) => Of(http.Connection.RemoteIpAddress);

    /// <summary>For IPv6 only the first 64 bits: one customer of a provider has all addresses that begin with them.</summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "here",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => $"{new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]])}/64",
        _ => address.ToString(),
    };
}

using System.Net;
using System.Net.Sockets;

namespace RealtimeRestaurant.Host.Limits;

/// <summary>Whom a request comes from, as far as an address tells.</summary>
internal static class Address
{
    public static string Of(HttpContext http) => Of(http.Connection.RemoteIpAddress);

    /// <summary>Of IPv6 the first 64 bits: a line has all that begin with them.</summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "here",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => $"{new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]])}/64",
        _ => address.ToString(),
    };
}

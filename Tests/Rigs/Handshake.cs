using System.Net;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>The request with which a browser opens a WebSocket, header by header.</summary>
internal static class Handshake
{
    /// <summary>Sends it; 101 means that the hub is open.</summary>
    /// <param name="address">The host, or a proxy in front of it.</param>
    /// <param name="path">The hub, with the access token.</param>
    /// <param name="headers">What the page and proxies add; a null value leaves the header out.</param>
    public static async Task<HttpResponseMessage> SendAsync(Uri address, string path, params (string Name, string? Value)[] headers)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        (string Name, string? Value)[] all =
        [
            ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"),
            ("Sec-WebSocket-Key", Convert.ToBase64String(new byte[16])), .. headers,
        ];
        foreach (var (name, value) in all)
            if (value is not null) request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public static async Task<HttpStatusCode> StatusAsync(Uri address, string path, params (string Name, string? Value)[] headers)
    {
        using var answer = await SendAsync(address, path, headers);
        return answer.StatusCode;
    }
}

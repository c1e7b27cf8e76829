using System.Diagnostics.CodeAnalysis;

namespace RealtimeRestaurant.Host.Operations;

/// <summary>
/// <c>--healthcheck</c>: asks the node on this machine, with the same settings, whether it is ready. For containers, which have no other
/// program to ask with.
/// </summary>
internal static class HealthProbe
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);
    private static readonly string[] Anywhere = ["+", "*", "0.0.0.0", "[::]"];

    /// <returns>0: ready. 1: not ready, or no answer.</returns>
    [SuppressMessage("Security", "MA0039",
        Justification = "The probe calls its own node on this machine, so the name in the certificate does not matter.")]
    public static async Task<int> RunAsync(string[] settings)
    {
        var configuration = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings,
            ContentRootPath = AppContext.BaseDirectory }).Configuration;
        var address = Ready(configuration["urls"] ?? "http://localhost:5000");
        try
        {
            using var handler = new HttpClientHandler { UseProxy = false,
                ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
            using var http = new HttpClient(handler) { Timeout = Timeout };
            using var answer = await http.GetAsync(address);
            if (answer.IsSuccessStatusCode) return 0;
            await Console.Error.WriteLineAsync($"{address} answers {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{address} does not answer: {fault.Message}");
        }
        return 1;
    }

    /// <param name="urls">The setting <c>urls</c>; the probe calls the first.</param>
    internal static Uri Ready(string urls)
    {
        var address = BindingAddress.Parse(urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[0]);
        return new UriBuilder(address.Scheme, Anywhere.Contains(address.Host)
            ? "localhost" : address.Host, address.Port, "/health/ready").Uri;
    }
}

using System.Diagnostics.CodeAnalysis;

namespace RealtimeRestaurant.Host.Operations;

/// <summary><c>--healthcheck</c>: asks the node that runs beside it, with the same settings, whether it is ready; for containers, in which there is nothing else that could ask.</summary>
internal static class HealthProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly string[] Anywhere = ["+", "*", "0.0.0.0", "[::]"];

    /// <returns>0: ready. 1: not, or nobody answers.</returns>
    [SuppressMessage("Security", "MA0039", Justification = "It asks itself, on this machine: whom its certificate is made out to does not matter.")]
    public static async Task<int> RunAsync(string[] settings)
    {
        var configuration = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory }).Configuration;
        var address = Ready(configuration["urls"] ?? "http://localhost:5000");
        try
        {
            using var handler = new HttpClientHandler { UseProxy = false, ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
            using var http = new HttpClient(handler) { Timeout = Patience };
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

    /// <param name="urls">Where the node listens, as <c>urls</c> says it; the first will do.</param>
    internal static Uri Ready(string urls)
    {
        var address = BindingAddress.Parse(urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[0]);
        return new UriBuilder(address.Scheme, Anywhere.Contains(address.Host) ? "localhost" : address.Host, address.Port, "/health/ready").Uri;
    }
}

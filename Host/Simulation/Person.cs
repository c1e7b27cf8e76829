using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using RealtimeRestaurant.Host.Demo;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Identity;

namespace RealtimeRestaurant.Host.Simulation;

/// <summary>Somebody of the demo's staff with a tablet: a plain HTTP client that signs in and sends commands.</summary>
internal sealed class Person(HttpClient http, string email, Tally tally)
{
    private string? _token;

    public async Task<string> SignInAsync(CancellationToken ct)
    {
        using var response = await http.PostAsJsonAsync("/api/auth/login", new { email, password = DemoRestaurant.Password }, ct);
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{email} cannot sign in at {http.BaseAddress} ({(
            int)response.StatusCode}). Is it a host in Development with its demo?");
        var session = await response.Content.ReadFromJsonAsync<JsonElement>(ct);
        return _token = session.GetProperty("accessToken").GetString()!;
    }

    public async Task<JsonElement> GetAsync(string path, CancellationToken ct) =>
        await SendAsync(HttpMethod.Get, path, null, ct) ?? default;

    /// <summary>Sends a command under an id of its own; the answer, or null when it was refused.</summary>
    public async Task<JsonElement?> CommandAsync(HttpMethod method, string path, object? body, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await SendAsync(method, path, body ?? new { }, ct);
        tally.Command(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return answer;
    }

    private async Task<JsonElement?> SendAsync(HttpMethod method, string path, object? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        if (body is not null) request.Headers.Add(IdempotencyKey.Header, Secrets.Name("sim"));
        using var response = await http.SendAsync(request, ct);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(ct);
        if (response.IsSuccessStatusCode) return answer;
        tally.Refused(answer.GetProperty("code").GetString()!);
        if (response.StatusCode is System.Net.HttpStatusCode.Unauthorized) await SignInAsync(ct);
        return null;
    }
}

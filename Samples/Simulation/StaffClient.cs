using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Samples.Demo;

namespace RealtimeRestaurant.Samples.Simulation;

/// <summary>A member of the demo's staff with a tablet: signs in, and sends commands over REST, each with an id of its own.</summary>
internal sealed class StaffClient(HttpClient http, Role role, Tally tally)
{
    private string? _token;

    /// <summary>The member of staff, once signed in.</summary>
    public Actor? Actor { get; private set; }

    public async Task<string> SignInAsync(CancellationToken ct)
    {
        var email = DemoStaff.Email(role);
        using var response = await http.PostAsJsonAsync("/api/auth/login", new { email, password = DemoStaff.Password }, ct);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException(
                $"{email} cannot sign in ({(int)response.StatusCode}). Is it a host in Development with its demo?");
        var session = await response.Content.ReadFromJsonAsync<JsonElement>(ct);
        var user = session.GetProperty("user");
        Actor = new(user.GetProperty("id").GetString()!, user.GetProperty("name").GetString()!, role);
        return _token = session.GetProperty("accessToken").GetString()!;
    }

    public async Task<T?> GetAsync<T>(string path, CancellationToken ct) =>
        await SendAsync(HttpMethod.Get, path, null, ct) is { } answer ? answer.Deserialize<T>(JsonSerializerOptions.Web) : default;

    /// <returns>Whether it was accepted.</returns>
    public async Task<bool> SendAsync(RestaurantCommand command, CancellationToken ct)
    {
        var (request, started) = (RestRequest.Of(command), Stopwatch.GetTimestamp());
        var answer = await SendAsync(request.Method, request.Path, request.Body, ct);
        tally.CountCommand(Stopwatch.GetElapsedTime(started));
        return answer is not null;
    }

    private async Task<JsonElement?> SendAsync(HttpMethod method, string path, object? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        if (body is not null) request.Headers.Add("Idempotency-Key", $"sim_{Guid.NewGuid():n}");
        using var response = await http.SendAsync(request, ct);
        if (response.StatusCode is HttpStatusCode.NoContent) return default(JsonElement);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(ct);
        if (response.IsSuccessStatusCode) return answer;
        tally.CountRefusal(answer.GetProperty("code").GetString()!);
        if (response.StatusCode is HttpStatusCode.Unauthorized) await SignInAsync(ct);
        return null;
    }
}

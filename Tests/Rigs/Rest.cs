using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>One client of REST.</summary>
internal sealed class Rest(Uri address, TimeSpan? timeout = null) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = timeout ?? TimeSpan.FromSeconds(100) };

    /// <summary>The session it has signed in with.</summary>
    public JsonElement Session { get; private set; }

    public string Token
    {
        get => _http.DefaultRequestHeaders.Authorization?.Parameter ?? "";
        set => _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", value);
    }

    /// <summary>The address that a proxy would say it calls from.</summary>
    public string From { init => _http.DefaultRequestHeaders.Add("X-Forwarded-For", value); }

    /// <summary>Opens a restaurant of its own and signs in as its admin.</summary>
    public async Task<Rest> RegisterAsync(string? email = null)
    {
        email ??= $"{Guid.NewGuid():n}@test.local";
        var answer = await PostAsync("/api/auth/register",
            new { restaurantName = "Da Mario", name = "Mario", email, password = "Correct-horse-battery" });
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        return Use(answer.Body);
    }

    public async Task<Rest> LoginAsync(string email, string password)
    {
        var answer = await PostAsync("/api/auth/login", new { email, password });
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return Use(answer.Body);
    }

    public Rest Use(JsonElement session)
    {
        Session = session;
        Token = session.GetProperty("accessToken").GetString()!;
        return this;
    }

    public Task<RestAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<RestAnswer> PostAsync(string path, object? body, string? key = null) => SendAsync(HttpMethod.Post, path, Json(body), key);

    public Task<RestAnswer> PatchAsync(string path, object? body, string? key = null) => SendAsync(HttpMethod.Patch, path, Json(body), key);

    public Task<RestAnswer> PutAsync(string path, object? body, string? key = null) => SendAsync(HttpMethod.Put, path, Json(body), key);

    /// <summary>Sends a body as it is, JSON or not.</summary>
    public Task<RestAnswer> SendRawAsync(HttpMethod method, string path, byte[] body, string mediaType =
        "application/json", string? key = null)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return SendAsync(method, path, content, key);
    }

    public Task<RestAnswer> SendRawAsync(HttpMethod method, string path, string body) =>
        SendRawAsync(method, path, Encoding.UTF8.GetBytes(body));

    /// <param name="known">The entity tag of what one has already.</param>
    public async Task<RestAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, string? key = null, string? known = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (known is not null) request.Headers.Add("If-None-Match", known);
        using var response = await _http.SendAsync(request);
        return new RestAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(),
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase))
            { Bytes = await response.Content.ReadAsByteArrayAsync() };
    }

    public void Dispose() => _http.Dispose();

    private static JsonContent? Json(object? body) => body is null ? null : JsonContent.Create(body);
}

internal sealed record RestAnswer(HttpStatusCode Status, string Text, string? MediaType, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Of what is no text.</summary>
    public byte[] Bytes { get; init; } = [];

    public JsonElement Body => JsonSerializer.Deserialize<JsonElement>(Text);

    public string Id => Body.GetProperty("id").GetString()!;

    public string? Code => MediaType == "application/problem+json" ? Body.GetProperty("code").GetString() : null;

    /// <summary>A whole problem, with this status and code.</summary>
    public void ShouldBeProblem(HttpStatusCode status, string code)
    {
        Status.ShouldBe(status, Text);
        Code.ShouldBe(code, Text);
        foreach (var member in new[] { "type", "title", "detail", "requestId" }) Body.GetProperty(member).GetString()
            .ShouldNotBeNullOrEmpty();
        Body.GetProperty("status").GetInt32().ShouldBe((int)status);
    }
}

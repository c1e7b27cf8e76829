using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using RealtimeRestaurant.Load.Raw;

namespace RealtimeRestaurant.Load;

/// <summary>Requests over REST as figures: how long each took, and which failed.</summary>
internal sealed class Requests
{
    private readonly ConcurrentDictionary<string, int> _errors = new();
    private long _ticks;

    public LatencyHistogram Latency { get; } = new();

    public long Errors => _errors.Values.Sum();

    public double AverageMs => Latency.Count == 0 ? 0 : TimeSpan.FromTicks(Interlocked.Read(ref _ticks)).TotalMilliseconds / Latency.Count;

    /// <summary>What went wrong, most often first.</summary>
    public string Faults =>
        string.Join(", ", _errors.OrderByDescending(error => error.Value).Take(5).Select(error => $"{error.Value} × {error.Key}"));

    /// <exception cref="HttpRequestException">It failed, and has been counted.</exception>
    public async Task<JsonElement> SendAsync(HttpClient http, HttpMethod method, string path, object? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content is null ? null : JsonContent.Create(content) };
        if (content is not null) request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("n"));
        var begun = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await http.SendAsync(request);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            var took = Stopwatch.GetElapsedTime(begun);
            Latency.Record(took);
            Interlocked.Add(ref _ticks, took.Ticks);
            var body = JsonSerializer.Deserialize<JsonElement>(bytes);
            return answer.IsSuccessStatusCode
                ? body : throw new HttpRequestException($"{(int)answer.StatusCode} {body.GetProperty("code")}");
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or JsonException)
        {
            _errors.AddOrUpdate($"{method} {fault.Message}", 1, (_, count) => count + 1);
            throw fault as HttpRequestException ?? new HttpRequestException(fault.Message, fault);
        }
    }
}

using System.Net;
using System.Net.Http.Json;

namespace RealtimeRestaurant.Client;

/// <summary>
/// The REST API, by its paths as <c>/docs</c> of the server shows them. Requests and responses are records of yours, or those of
/// <c>RealtimeRestaurant.Wire</c>: the response of an order is an <c>OrderView</c>.
/// </summary>
public sealed class RestClient(Session session)
{
    /// <summary>Reads; sent once.</summary>
    /// <exception cref="ProblemException">The server refused it.</exception>
    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    public async Task<T> GetAsync<T>(string path, CancellationToken ct = default)
    {
        using var response = await session.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, path), ct);
        return await ResultOfAsync<T>(response, ct);
    }

    /// <summary>Gives a command: sent under one id until there is an answer.</summary>
    /// <param name="body">Null: the operation takes none.</param>
    /// <exception cref="ProblemException">The server refused it.</exception>
    /// <exception cref="UnansweredException">No answer in time; the exception has the command id.</exception>
    public async Task<T> SendAsync<T>(
        HttpMethod method, string path, object? body = null, CommandOptions? options = null, CancellationToken ct = default)
    {
        using var response = await session.Options.UntilAnsweredAsync<HttpResponseMessage>(options, TryAsync, ct);
        return await ResultOfAsync<T>(response, ct);

        async Task<Attempt<HttpResponseMessage>> TryAsync(string commandId, CancellationToken within)
        {
            try
            {
                var answer = await session.SendAsync(() => Request(method, path, body, commandId), within);
                if (answer.IsSuccessStatusCode) return new(answer);
                using (answer)
                {
                    var refusal = await ProblemException.OfAsync(answer, within);
                    var attempt = Attempt<HttpResponseMessage>.Of(answer, refusal.Problem);
                    return attempt.Again ? attempt : throw refusal;
                }
            }
            catch (Exception fault) when (fault is not ProblemException && !within.IsCancellationRequested)
            {
                return new(default, Again: true);
            }
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, object? body, string commandId)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: WireObject.Json);
        request.Headers.Add("Idempotency-Key", commandId);
        return request;
    }

    private static async Task<T> ResultOfAsync<T>(HttpResponseMessage response, CancellationToken ct)
    {
        if (!response.IsSuccessStatusCode) throw await ProblemException.OfAsync(response, ct);
        if (response.StatusCode == HttpStatusCode.NoContent) return default!;
        return (await response.Content.ReadFromJsonAsync<T>(WireObject.Json, ct))!;
    }
}

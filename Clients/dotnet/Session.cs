using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace RealtimeRestaurant.Client;

/// <summary>
/// A sign-in: gives everything else its access token, and exchanges that before it ends. However many ask for a token, one exchange is
/// made. Safe for use from many threads.
/// </summary>
public sealed class Session(SessionOptions options) : IDisposable
{
    // A token is exchanged before it ends, so that no request meets its end.
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = options.Handler is { } handler ? new(handler, disposeHandler: false) : new();
    private readonly Lock _renewing = new();
    private Task<StoredSession>? _renewal;
    private int _node;

    /// <summary>At one server; a person signs in.</summary>
    public Session(Uri server) : this(new SessionOptions { Nodes = [server] }) { }

    internal SessionOptions Options { get; } = options;

    /// <summary>Signs in, and keeps the session.</summary>
    /// <exception cref="ProblemException"><c>invalidCredentials</c>, <c>rateLimited</c> …</exception>
    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    public async Task<SessionUser> SignInAsync(Credentials credentials, CancellationToken ct = default) =>
        (await LogInAsync(credentials, ct)).User;

    /// <summary>
    /// Signs out: the session ends here and on the server. Access tokens that were given out are good until they expire.
    /// </summary>
    public async Task SignOutAsync(CancellationToken ct = default)
    {
        if (await Options.Store.ReadAsync(ct) is not { } session) return;
        await Options.Store.WriteAsync(null, ct);
        using var answer = await PostAsync("/api/auth/logout", new { refreshToken = session.RefreshToken }, null, ct);
    }

    /// <summary>Who is signed in, as of the last sign-in or exchange; null: no one.</summary>
    public async Task<SessionUser?> UserAsync(CancellationToken ct = default) => (await Options.Store.ReadAsync(ct))?.User;

    /// <summary>An access token that is good for a while.</summary>
    /// <exception cref="ProblemException">
    /// <c>unauthenticated</c>, <c>invalidCredentials</c> or <c>refreshTokenSpent</c> where a person has to sign in.
    /// </exception>
    public async Task<string> TokenAsync(CancellationToken ct = default)
    {
        var session = await Options.Store.ReadAsync(ct);
        var isGood = session is not null && session.ExpiresAt - Early > Options.Clock.GetUtcNow();
        return (isGood ? session! : await RenewAsync(session, ct)).AccessToken;
    }

    /// <summary>Gets another token in place of one that the server did not accept. The new one may have been there already.</summary>
    /// <exception cref="ProblemException">As of <see cref="TokenAsync"/>.</exception>
    public async Task<string> ReplaceAsync(string refused, CancellationToken ct = default)
    {
        var session = await Options.Store.ReadAsync(ct);
        return (session is not null && session.AccessToken != refused ? session : await RenewAsync(session, ct)).AccessToken;
    }

    /// <summary>
    /// Sends a request with the access token; once more with another one if the server does not accept the first.
    /// </summary>
    /// <param name="make">Makes the request, with a path of the server; called for each sending.</param>
    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, CancellationToken ct = default)
    {
        var token = await TokenAsync(ct);
        var response = await SendAsync(make, token, ct);
        if (response.StatusCode != HttpStatusCode.Unauthorized) return response;
        response.Dispose();
        return await SendAsync(make, await ReplaceAsync(token, ct), ct);
    }

    /// <summary>Ends what it has under way. The sign-in stays in the store.</summary>
    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, string? token, CancellationToken ct)
    {
        using var request = make();
        var node = Volatile.Read(ref _node);
        request.RequestUri = Options.Nodes[node % Options.Nodes.Count].Below(request.RequestUri!.OriginalString);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try { return await _http.SendAsync(request, ct); }
        catch (HttpRequestException)
        {
            Interlocked.CompareExchange(ref _node, node + 1, node);
            throw;
        }
    }

    // Who asks while an exchange is under way waits for that one.
    private async Task<StoredSession> RenewAsync(StoredSession? session, CancellationToken ct)
    {
        Task<StoredSession> renewal;
        lock (_renewing) renewal = _renewal ??= Task.Run(() => ExchangeAsync(session), CancellationToken.None);
        try { return await renewal.WaitAsync(ct); }
        finally
        {
            lock (_renewing) if (_renewal == renewal && renewal.IsCompleted) _renewal = null;
        }
    }

    private async Task<StoredSession> ExchangeAsync(StoredSession? session)
    {
        if (session is null) return await LogInAgainAsync(ProblemException.SignedOut());
        try
        {
            var body = new { refreshToken = session.RefreshToken };
            return await KeepAsync(await PostAsync("/api/auth/refresh", body, session.ExchangeId, CancellationToken.None));
        }
        catch (ProblemException ended) when (ended.Problem.Status == 401)
        {
            // Another program with the same store was faster.
            if (await Options.Store.ReadAsync(CancellationToken.None) is { } now && now.RefreshToken != session.RefreshToken) return now;
            await Options.Store.WriteAsync(null, CancellationToken.None);
            return await LogInAgainAsync(ended);
        }
    }

    private Task<StoredSession> LogInAgainAsync(ProblemException ended) =>
        Options.Credentials is { } credentials ? LogInAsync(credentials, CancellationToken.None) : Task.FromException<StoredSession>(ended);

    private async Task<StoredSession> LogInAsync(Credentials credentials, CancellationToken ct) =>
        await KeepAsync(await PostAsync("/api/auth/login", credentials, null, ct));

    private Task<HttpResponseMessage> PostAsync(string path, object body, string? exchangeId, CancellationToken ct) =>
        Options.Clock.WithinAsync(Patience.ForAnswers, async within =>
        {
            var response = await SendAsync(() => Post(path, body, exchangeId), token: null, within);
            if (response.IsSuccessStatusCode) return response;
            using (response) throw await ProblemException.OfAsync(response, within);
        }, ct);

    private static HttpRequestMessage Post(string path, object body, string? exchangeId)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = JsonContent.Create(body, body.GetType(), options: WireObject.Json),
        };
        if (exchangeId is not null) request.Headers.Add("Idempotency-Key", exchangeId);
        return request;
    }

    private async Task<StoredSession> KeepAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var session = (await response.Content.ReadFromJsonAsync<StoredSession>(WireObject.Json))!;
            session = session with { ExchangeId = Guid.NewGuid().ToString("N") };
            await Options.Store.WriteAsync(session, CancellationToken.None);
            return session;
        }
    }
}

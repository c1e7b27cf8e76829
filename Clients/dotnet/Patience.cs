namespace RealtimeRestaurant.Client;

/// <summary>Waits with an end, by the session's clock.</summary>
internal static class Patience
{
    /// <summary>How long a connect, a Join and a question about the session may take. After that they have failed.</summary>
    public static readonly TimeSpan ForAnswers = TimeSpan.FromSeconds(10);

    /// <exception cref="TimeoutException">The time is over.</exception>
    public static async Task<T> WithinAsync<T>(
        this TimeProvider clock, TimeSpan limit, Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
        try { return await work(either.Token).WaitAsync(either.Token); }
        catch (Exception fault) when (late.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new TimeoutException($"No answer within {limit.TotalSeconds} s.", fault);
        }
    }
}

using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Client;

/// <summary>One try of a command: its answer, or why there is none yet.</summary>
/// <param name="Again">True: there is no answer; the same command has to go out again.</param>
/// <param name="RetryAfter">After how many seconds; null: as in reconnecting.</param>
internal readonly record struct Attempt<T>(T? Answer, bool Again = false, int? RetryAfter = null)
{
    /// <summary>The answer, unless it says: not now.</summary>
    public static Attempt<T> Of(T answer, Problem? problem) =>
        problem is { Status: 429 or 503 } ? new(default, Again: true, problem.RetryAfter) : new(answer);
}

/// <summary>
/// Sends a command again and again under one id, until there is an answer that stays as it is. The server counts an id once, so to send it
/// again is safe and to leave off is not.
/// </summary>
internal static class Retries
{
    /// <exception cref="UnansweredException">No answer in time.</exception>
    public static async Task<T> UntilAnsweredAsync<T>(
        this SessionOptions session, CommandOptions? options, Func<string, CancellationToken, Task<Attempt<T>>> attempt,
        CancellationToken ct)
    {
        options ??= new();
        var commandId = options.CommandId ?? Guid.NewGuid().ToString("N");
        try { return await session.Clock.WithinAsync(options.Within, TryAsync, ct); }
        catch (TimeoutException) { throw new UnansweredException(commandId); }

        async Task<T> TryAsync(CancellationToken within)
        {
            for (var failures = 0; ; failures++)
            {
                var outcome = await attempt(commandId, within);
                if (!outcome.Again) return outcome.Answer!;
                var wait = outcome.RetryAfter is { } seconds and > 0
                    ? TimeSpan.FromSeconds(seconds) * (1 + session.Random())
                    : Backoff.Default.Before(failures, session.Random());
                await Task.Delay(wait, session.Clock, within);
            }
        }
    }
}

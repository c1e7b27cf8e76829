using System.Globalization;
using RealtimeRestaurant.Domain.Limits;

namespace RealtimeRestaurant.Host.Limits;

/// <summary>
/// The fields <c>RateLimit-Policy</c> and <c>RateLimit</c> of draft-ietf-httpapi-ratelimit-headers-11, which is a draft and no standard: lists of structured
/// fields, an item for each bucket that a request was counted in.
/// </summary>
internal static class LimitFields
{
    private static readonly object Shown = new();

    /// <summary>Puts the levels on the answer, after those that are there. A bucket that is there already is shown as it now is.</summary>
    public static void Show(HttpContext http, IEnumerable<Level> levels)
    {
        if (http.Items.TryGetValue(Shown, out var known) && known is List<Level> there)
        {
            there.RemoveAll(old => levels.Any(level => level.Bucket.Policy == old.Bucket.Policy));
            there.AddRange(levels);
            return;
        }
        List<Level> all = [.. levels];
        if (all.Count == 0) return;
        http.Items[Shown] = all;
        http.Response.OnStarting(() =>
        {
            http.Response.Headers["RateLimit-Policy"] = string.Join(", ", all.Select(level => Policy(level.Bucket)));
            http.Response.Headers["RateLimit"] = string.Join(", ", all.Select(Text));
            return Task.CompletedTask;
        });
    }

    /// <summary>How much there is, and in which time it comes back, in seconds.</summary>
    public static string Policy(Bucket bucket) => string.Create(CultureInfo.InvariantCulture, $"\"{bucket.Policy}\";q={bucket.Rate.Permits};w={(int)bucket.Rate.Window.TotalSeconds}");

    /// <summary>How much is left, and in how many seconds all of it is back.</summary>
    public static string Text(Level level) => string.Create(CultureInfo.InvariantCulture, $"\"{level.Bucket.Policy}\";r={level.Remaining};t={level.ResetSeconds}");
}

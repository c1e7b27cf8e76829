using System.Globalization;
using RealtimeRestaurant.Domain.Limits;

namespace RealtimeRestaurant.Host.Limits;

/// <summary>
/// The header fields <c>RateLimit-Policy</c> and <c>RateLimit</c> of draft-ietf-httpapi-ratelimit-headers-11, which is a draft and not a
/// standard: lists of structured fields, with an item for each bucket that a request was counted in.
/// </summary>
internal static class LimitFields
{
    private static readonly object Shown = new();

    /// <summary>Adds the levels to the response. A bucket that is already shown gets its new level.</summary>
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

    /// <summary>The permits of a full bucket, and the seconds in which it refills.</summary>
    public static string Policy(Bucket bucket) =>
        string.Create(CultureInfo.InvariantCulture,
            $"\"{bucket.Policy}\";q={bucket.Rate.Permits};w={(int)bucket.Rate.Window.TotalSeconds}");

    /// <summary>The permits that are left, and the seconds until the bucket is full.</summary>
    public static string Text(Level level) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{level.Bucket.Policy}\";r={level.Remaining};t={level.ResetSeconds}");
}

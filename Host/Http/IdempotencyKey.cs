using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Http;

/// <summary>The <c>Idempotency-Key</c> header: over REST it is the command's id.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    /// <summary>The header of a repeated response: <c>true</c>.</summary>
    public const string ReplayHeader = "Idempotent-Replay";

    /// <summary>The key, or null where none was sent. Refused unless it is 1–64 visible ASCII characters.</summary>
    public static Result<string?> Read(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(Header, out var values)) return new(null, null);
        return values is [{ } key] && Rules.IsToken(key)
            ? key
            : Invalid.Of(Header, "Give one key of 1 to 64 visible ASCII characters.");
    }

    /// <summary>A new key for a client that sent none: the command takes effect each time it is sent.</summary>
    public static string Make() => Secrets.Name("srv");
}

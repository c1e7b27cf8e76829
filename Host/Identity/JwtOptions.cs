using System.Text;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>How sign-ins last. Section <c>Jwt</c>.</summary>
internal sealed class JwtOptions
{
    public const int MinKeyBytes = 32;

    private static readonly string[] Placeholders = ["change", "replace", "default", "your-", "secret-key", "example"];

    /// <summary>What tokens are signed with: at least 32 bytes, the same on every node. Required outside Development, where one is made and kept beside the data.</summary>
    public string? Key { get; init; }

    public string Issuer { get; init; } = "RealtimeRestaurant";

    public string Audience { get; init; } = "RealtimeRestaurant";

    /// <summary>How long an access token is good for. A hub connection ends with its token; the client comes back with a new one.</summary>
    public TimeSpan AccessLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long after a sign-in refreshing still works, however often the token was rotated.</summary>
    public TimeSpan RefreshLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>By how much nodes' clocks may differ.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Sentences that say what to set; none when all is well.</summary>
    public IEnumerable<string> Errors(IHostEnvironment environment)
    {
        if (Key is null && !environment.IsDevelopment()) yield return $"Set Jwt:Key (or the environment variable Jwt__Key) to at least {MinKeyBytes} random bytes, for example from `openssl rand -base64 48`.";
        if (Key is not null && Encoding.UTF8.GetByteCount(Key) < MinKeyBytes) yield return $"Set Jwt:Key to at least {MinKeyBytes} bytes; it has {Encoding.UTF8.GetByteCount(Key)}.";
        if (Key is not null && LooksLikeAPlaceholder(Key)) yield return "Set Jwt:Key to a key of your own; this one is a placeholder that everybody knows.";
        if (AccessLifetime < TimeSpan.FromSeconds(1) || AccessLifetime > TimeSpan.FromHours(1)) yield return "Set Jwt:AccessLifetime to between 00:00:01 and 01:00:00.";
        if (RefreshLifetime < AccessLifetime || RefreshLifetime > TimeSpan.FromDays(365)) yield return "Set Jwt:RefreshLifetime to between Jwt:AccessLifetime and 365.00:00:00.";
        if (ClockSkew < TimeSpan.Zero || ClockSkew > TimeSpan.FromSeconds(10)) yield return "Set Jwt:ClockSkew to between 00:00:00 and 00:00:10.";
    }

    private static bool LooksLikeAPlaceholder(string key) =>
        key.Distinct().Count() < 8
        || Placeholders.Any(word => key.Contains(word, StringComparison.OrdinalIgnoreCase));
}

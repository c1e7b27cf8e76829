using System.Text;
using RealtimeRestaurant.Domain.Options;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>How tokens are signed, and how long they last. Section <c>Jwt</c>.</summary>
internal sealed class JwtOptions
{
    public const int MinKeyBytes = 32;

    private static readonly string[] Placeholders = ["change", "replace", "default", "your-", "secret-key", "example"];

    /// <summary>
    /// The key that signs tokens: at least 32 bytes, the same on every node. Required outside Development, where the host makes one and
    /// stores it beside the data.
    /// </summary>
    public string? Key { get; init; }

    public string Issuer { get; init; } = "RealtimeRestaurant";

    public string Audience { get; init; } = "RealtimeRestaurant";

    /// <summary>
    /// How long an access token is valid. A hub connection ends with its token; the client connects again with a new one.
    /// </summary>
    [Bounds("00:00:01", "01:00:00")]
    public TimeSpan AccessLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long after a sign-in its tokens can be refreshed, however often that was done.</summary>
    [Bounds("00:00:01", "365.00:00:00"), MoreThan(nameof(AccessLifetime), OrEqual = true)]
    public TimeSpan RefreshLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How much the nodes' clocks may differ.</summary>
    [Bounds("00:00:00", "00:00:10")]
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Sentences that say what to set; none if the key is safe to use.</summary>
    public IEnumerable<string> KeyFaults(IHostEnvironment environment)
    {
        if (Key is null && !environment.IsDevelopment())
        {
            yield return $"Set Jwt:Key (or the environment variable Jwt__Key) to at least {MinKeyBytes} random bytes, "
                + "for example from `openssl rand -base64 48`.";
        }
        if (Key is not null && Encoding.UTF8.GetByteCount(Key) < MinKeyBytes)
            yield return $"Set Jwt:Key to at least {MinKeyBytes} bytes; it has {Encoding.UTF8.GetByteCount(Key)}.";
        if (Key is not null && LooksLikeAPlaceholder(Key)) yield return "Set Jwt:Key to a key of your own; this one is a placeholder.";
    }

    private static bool LooksLikeAPlaceholder(string key) =>
        key.Distinct().Count() < 8
        || Placeholders.Any(word => key.Contains(word, StringComparison.OrdinalIgnoreCase));
}

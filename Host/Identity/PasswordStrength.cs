namespace RealtimeRestaurant.Host.Identity;

/// <summary>
/// Whether a password may be chosen, by zxcvbn's estimate of how long it takes to guess. There are no rules about kinds of characters,
/// as NIST SP 800-63B asks. Sign-ins are limited, so a password need not withstand guessing at full speed.
/// </summary>
internal static class PasswordStrength
{
    public const int MinLength = 8, MaxLength = 128;

    /// <summary>On zxcvbn's scale of 0 to 4: it takes at least a million seconds at 10,000 guesses a second.</summary>
    private const int Enough = 3;

    // zxcvbn's time and memory grow with the cube of the length: 4 MB for these, 90 MB for the longest. More characters make no password
    // weaker.
    private const int Examined = 32;

    // Reads its word lists once; shared, since each call has matchers of its own.
    private static readonly Zxcvbn.Zxcvbn Estimator = new();

    /// <param name="own">Words that an attacker may know: email address, name, restaurant.</param>
    public static bool IsHardToGuess(string password, params IEnumerable<string?> own) =>
        Estimator.EvaluatePassword(password[..Math.Min(password.Length, Examined)], own.SelectMany(Words).Distinct()).Score >= Enough;

    private static IEnumerable<string> Words(string? own) =>
        own is null ? [] : own.ToLowerInvariant().Split([' ', '@', '.', '-', '_', '+', '\'']).Where(word => word.Length > 2);
}

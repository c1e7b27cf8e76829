using System.Collections.Frozen;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>
/// Whether a password may be chosen. As NIST SP 800-63B wants it: long enough, none that everybody tries first, nothing of one's own name; and no rules about kinds
/// of characters, which make people write passwords down. Sign-ins are limited, so it need not stand a search at full speed.
/// </summary>
internal static class PasswordStrength
{
    public const int Shortest = 8, Longest = 128;

    // A word with a few digits behind it is that word to whoever guesses.
    private static readonly FrozenSet<string> TriedFirst = new[]
    {
        "password", "passwort", "passw", "pass", "motdepasse", "contrasena", "parola", "qwerty", "qwertz", "azerty", "qwertyuiop", "qwertzuiop", "asdfghjkl", "asdf", "asdfgh", "zxcvbnm",
        "qazwsx", "qazwsxedc", "abc", "abcd", "abcde", "abcdef", "abcdefgh", "letmein", "welcome", "willkommen", "bienvenue", "benvenuto", "hello", "iloveyou", "sunshine", "princess", "football", "baseball",
        "superman", "batman", "dragon", "monkey", "master", "shadow", "michael", "jordan", "charlie", "admin", "administrator", "root", "user", "guest", "login", "secret", "changeme", "default",
        "restaurant", "ristorante", "kitchen", "waiter", "manager", "cashier", "chef", "pizza", "summer", "sommer", "winter", "spring", "autumn", "trustno", "computer", "internet", "starwars",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="own">What is known of whoever chooses it: their address, their name.</param>
    public static bool IsHardToGuess(string password, params IEnumerable<string?> own)
    {
        var word = password.ToLowerInvariant().Trim([.. "0123456789 !?.,;:_-+*#$%&/()=@"]);
        return password.Distinct().Take(5).Count() == 5 && !TriedFirst.Contains(word) && !IsRun(password) && own.SelectMany(Words).All(mine => mine != word);
    }

    // 12345678, 98765432, abcdefgh
    private static bool IsRun(string text) => text.Zip(text.Skip(1), (a, b) => b - a).Distinct().ToArray() is [1] or [-1] or [0];

    private static IEnumerable<string> Words(string? own) => own is null ? [] : own.ToLowerInvariant().Split(['@', ' ']).Append(own.ToLowerInvariant());
}

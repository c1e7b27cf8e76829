using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>Names and tokens that cannot be guessed.</summary>
internal static class Secrets
{
    // 12 bytes in base64url.
    private const int SignatureLength = 16;
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The prefix and 16 letters of base 32: 80 random bits.</summary>
    public static string Name(string prefix) => $"{prefix}_{RandomNumberGenerator.GetString(Base32, 16)}";

    /// <summary>The same kind of name, always the same for one text under one key.</summary>
    public static string Name(string prefix, byte[] key, string text)
    {
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{prefix}\n{text}"));
        return $"{prefix}_{string.Concat(hash.Take(16).Select(octet => Base32[octet % 32]))}";
    }

    /// <summary>32 random bytes, in base64url.</summary>
    public static string Token() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The same kind of token, always the same for one text under one key.</summary>
    public static string Token(byte[] key, string text) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"token\n{text}")));

    /// <summary>The token with a signature at its end, so that a guessed token is recognised without asking the store.</summary>
    public static string Signed(byte[] key, string token) => token + Sign(key, token);

    /// <summary>Whether the signature was made with this key.</summary>
    public static bool IsSigned(byte[] key, string token) => token.Length > SignatureLength
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token[^SignatureLength..]),
            Encoding.UTF8.GetBytes(Sign(key, token[..^SignatureLength])));

    private static string Sign(byte[] key, string token) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"seal\n{token}")).AsSpan(0, 12));

    /// <summary>The hash of a token, which the store has instead of the token.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

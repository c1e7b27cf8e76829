using System.Security.Cryptography;
using System.Text;

namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>What the nodes' caches have in common: a Redis, and a key to know each other's words by. Whoever else can write to Redis is not believed.</summary>
/// <param name="Prefix">The deployment's name: others may use the same Redis.</param>
/// <param name="Key">The deployment's secret, at least 32 bytes, the same on every node and for nothing else.</param>
public sealed record CacheLink(RedisConnection Connection, string Prefix, byte[] Key)
{
    /// <summary>For Redis. Its own is longer: whoever asks for an answer waits for several of its words in turn.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    /// <summary>With proof that it comes from this deployment and was written under this name.</summary>
    internal byte[] Seal(string name, ReadOnlySpan<byte> words) => [.. Proof(name, words), .. words];

    /// <summary>Null where the proof is wrong.</summary>
    internal byte[]? Open(string name, ReadOnlySpan<byte> sealedWords)
    {
        if (sealedWords.Length < HMACSHA256.HashSizeInBytes) return null;
        var words = sealedWords[HMACSHA256.HashSizeInBytes..];
        return CryptographicOperations.FixedTimeEquals(sealedWords[..HMACSHA256.HashSizeInBytes], Proof(name, words)) ? words.ToArray() : null;
    }

    private byte[] Proof(string name, ReadOnlySpan<byte> words)
    {
        using var proof = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Key);
        // Its hash has always the same length, so that where the name ends is not in question.
        proof.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        proof.AppendData(words);
        return proof.GetHashAndReset();
    }
}

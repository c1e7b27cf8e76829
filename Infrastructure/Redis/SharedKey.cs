using System.Security.Cryptography;
using System.Text;

namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>By which the nodes of a deployment know each other's words. Whoever else can write to Redis is not believed.</summary>
internal sealed class SharedKey
{
    private const int ProofBytes = HMACSHA256.HashSizeInBytes;
    private readonly byte[] _key;

    /// <param name="key">At least 32 bytes, the same on every node and for nothing else.</param>
    public SharedKey(byte[] key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(key.Length, 32, nameof(key));
        _key = key;
    }

    /// <summary>
    /// The words behind the proof, an HMAC-SHA256, that they come from this deployment and, where there is a name, were written under it.
    /// </summary>
    public byte[] Seal(ReadOnlySpan<byte> words, string? name = null) => [.. Proof(words, name), .. words];

    /// <summary>Null where the proof is wrong.</summary>
    public byte[]? Open(ReadOnlySpan<byte> sealedWords, string? name = null)
    {
        if (sealedWords.Length < ProofBytes) return null;
        var words = sealedWords[ProofBytes..];
        return CryptographicOperations.FixedTimeEquals(sealedWords[..ProofBytes], Proof(words, name)) ? words.ToArray() : null;
    }

    private byte[] Proof(ReadOnlySpan<byte> words, string? name)
    {
        using var proof = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        // Its hash has always the same length, so that where the name ends is not in question.
        if (name is not null) proof.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        proof.AppendData(words);
        return proof.GetHashAndReset();
    }
}

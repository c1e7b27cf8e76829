using System.Security.Cryptography;
using System.Text;

namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>Signs what the nodes of a deployment exchange over Redis, so that they ignore what another writer puts there.</summary>
internal sealed class MessageSigner
{
    private const int SignatureBytes = HMACSHA256.HashSizeInBytes;
    private readonly byte[] _key;

    /// <param name="key">At least 32 bytes, the same on every node and used for nothing else.</param>
    public MessageSigner(byte[] key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(key.Length, 32, nameof(key));
        _key = key;
    }

    /// <returns>An HMAC-SHA256 followed by the content. With a <paramref name="name"/> the content is valid only under that name.</returns>
    public byte[] Sign(ReadOnlySpan<byte> content, string? name = null) => [.. Signature(content, name), .. content];

    /// <returns>The content, or null where the signature is wrong.</returns>
    public byte[]? Verify(ReadOnlySpan<byte> signed, string? name = null)
    {
        if (signed.Length < SignatureBytes) return null;
        var content = signed[SignatureBytes..];
        return CryptographicOperations.FixedTimeEquals(signed[..SignatureBytes], Signature(content, name)) ? content.ToArray() : null;
    }

    private byte[] Signature(ReadOnlySpan<byte> content, string? name)
    {
        using var signature = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        // The hash of the name has a fixed length, so a name and a content cannot be shifted against each other.
        if (name is not null) signature.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        signature.AppendData(content);
        return signature.GetHashAndReset();
    }
}

using System.Security.Cryptography;
using RealtimeRestaurant.Infrastructure.Redis;

namespace RealtimeRestaurant.Tests.Contracts.Doorbells;

public sealed class MessageSignerTests
{
    private readonly MessageSigner _signer = new(RandomNumberGenerator.GetBytes(32)), _another = new(RandomNumberGenerator.GetBytes(32));
    private readonly byte[] _words = [1, 2, 3];

    [Theory, InlineData(null), InlineData("some name")]
    public void What_is_sealed_is_opened_with_its_key_under_its_name_and_not_otherwise(string? name)
    {
        var sealedWords = _signer.Sign(_words, name);

        _signer.Verify(sealedWords, name).ShouldBe(_words);
        _another.Verify(sealedWords, name).ShouldBeNull();
        _signer.Verify(sealedWords, "another name").ShouldBeNull();
        for (var at = 0; at < sealedWords.Length; at++)
        {
            byte[] changed = [.. sealedWords];
            changed[at] ^= 1;
            _signer.Verify(changed, name).ShouldBeNull($"byte {at}");
            _signer.Verify(sealedWords.AsSpan(..at), name).ShouldBeNull($"{at} bytes");
        }
    }

    [Fact]
    public void A_key_that_can_be_guessed_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new MessageSigner(new byte[31]));
        Should.Throw<ArgumentOutOfRangeException>(() => new CacheLink(null!, "test", new byte[31], TimeProvider.System));
    }
}

using System.Security.Cryptography;
using RealtimeRestaurant.Infrastructure.Redis;

namespace RealtimeRestaurant.Tests.Contracts.Doorbells;

public sealed class SharedKeyTests
{
    private readonly SharedKey _key = new(RandomNumberGenerator.GetBytes(32)), _another = new(RandomNumberGenerator.GetBytes(32));
    private readonly byte[] _words = [1, 2, 3];

    [Theory, InlineData(null), InlineData("some name")]
    public void What_is_sealed_is_opened_with_its_key_under_its_name_and_not_otherwise(string? name)
    {
        var sealedWords = _key.Seal(_words, name);

        _key.Open(sealedWords, name).ShouldBe(_words);
        _another.Open(sealedWords, name).ShouldBeNull();
        _key.Open(sealedWords, "another name").ShouldBeNull();
        for (var at = 0; at < sealedWords.Length; at++)
        {
            byte[] changed = [.. sealedWords];
            changed[at] ^= 1;
            _key.Open(changed, name).ShouldBeNull($"byte {at}");
            _key.Open(sealedWords.AsSpan(..at), name).ShouldBeNull($"{at} bytes");
        }
    }

    [Fact]
    public void A_key_that_can_be_guessed_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new SharedKey(new byte[31]));
        Should.Throw<ArgumentOutOfRangeException>(() => new CacheLink(null!, "test", new byte[31]));
    }
}

using RealtimeRestaurant.Host.Identity;

namespace RealtimeRestaurant.Tests.Http;

public sealed class PasswordStrengthTests
{
    private static readonly string[] Own = ["Anna.Bianchi@test.local", "Anna Bianchi", "Da Anna"];

    [Theory, InlineData("Correct-horse-battery"), InlineData("lunch under the old clock"), InlineData("kJ8$x2Pq"),
        InlineData("\u043f\u0430\u0440\u043e\u043b\u044c-\u043d\u0430-\u0437\u0430\u0432\u0442\u0440\u0430")]
    public void A_password_of_unusual_words_or_characters_may_be_chosen(string password) =>
        PasswordStrength.IsHardToGuess(password, Own).ShouldBeTrue();

    [Theory]
    [InlineData("password1234"), InlineData("P@ssw0rd2024!"), InlineData("Passwort1!"), InlineData("motdepasse1"), InlineData("iloveyou2")]
    [InlineData("aaaaaaaaaaaa"), InlineData("abcdefghijkl"), InlineData("98765432109"), InlineData("qwertyuiop[]"),
        InlineData("1qaz2wsx3edc")]
    [InlineData("Winter2025!"), InlineData("24.12.2001"), InlineData("Demo-1234")]
    public void A_password_that_attackers_try_first_is_refused(string password) =>
        PasswordStrength.IsHardToGuess(password, Own).ShouldBeFalse();

    [Theory, InlineData("AnnaBianchi1"), InlineData("bianchi-anna"), InlineData("anna.bianchi@test.local"), InlineData("Bianchi2bianchi")]
    public void A_password_made_of_what_is_known_of_the_user_is_refused(string password)
    {
        PasswordStrength.IsHardToGuess(password, Own).ShouldBeFalse();
        PasswordStrength.IsHardToGuess(password + "-battery-stapler", Own).ShouldBeTrue();
    }

    [Fact]
    public void A_long_password_costs_no_more_than_its_beginning()
    {
        const string worst = "4@8({[<6913!|105$7+%2";
        var longest = string.Concat(Enumerable.Repeat(worst, 7))[..PasswordStrength.MaxLength];
        PasswordStrength.IsHardToGuess(longest, Own).ShouldBeTrue();
        var before = GC.GetAllocatedBytesForCurrentThread();
        PasswordStrength.IsHardToGuess(longest, Own);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000_000);
    }

    [Fact]
    public void Passwords_are_examined_side_by_side() =>
        Enumerable.Range(0, 200).AsParallel().Select(i => PasswordStrength.IsHardToGuess($"Correct-horse-battery-{i}", Own))
            .ShouldAllBe(isHard => isHard);
}

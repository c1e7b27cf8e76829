using RealtimeRestaurant.Domain.Accounts;
using static RealtimeRestaurant.Tests.Contracts.Samples;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>What <see cref="IRefreshTokens"/> promises.</summary>
public abstract class RefreshTokensContract : StoreContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_token_is_spent_once_and_known_as_spent_after_reopening()
    {
        var token = await AddAsync(Token());

        (await Store.Tokens.SpendAsync(token.Hash, "next", Ct)).ShouldBe(token);
        await ReopenAsync();
        (await Store.Tokens.SpendAsync(token.Hash, "another", Ct)).ShouldBe(token with { Successor = "next" });
        (await Store.Tokens.SpendAsync(token.Hash, "next", Ct)).ShouldBe(token with { Successor = "next" });
    }

    [Fact]
    public async Task A_token_that_never_was_is_nothing() => (await Store.Tokens.SpendAsync("none", "next", Ct)).ShouldBeNull();

    [Fact]
    public async Task Looking_at_a_token_does_not_spend_it_and_shows_what_it_was_exchanged_for()
    {
        var token = await AddAsync(Token());

        (await Store.Tokens.FindAsync(token.Hash, Ct)).ShouldBe(token);
        await Store.Tokens.SpendAsync(token.Hash, "next", Ct);
        (await Store.Tokens.FindAsync(token.Hash, Ct)).ShouldBe(token with { Successor = "next" });
        (await Store.Tokens.FindAsync("none", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_that_is_added_again_stays_as_it_is()
    {
        var token = await AddAsync(Token());
        await Store.Tokens.SpendAsync(token.Hash, "next", Ct);

        await AddAsync(token);

        (await Store.Tokens.FindAsync(token.Hash, Ct)).ShouldBe(token with { Successor = "next" });
    }

    [Fact]
    public async Task Of_many_that_spend_one_token_on_two_nodes_exactly_one_gets_it()
    {
        var another = await OpenOnAnotherNodeAsync();
        var token = await AddAsync(Token());

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(
            async () => await (i % 2 == 0 ? Store : another).Tokens.SpendAsync(token.Hash, "next", Ct))));

        answers.Count(answer => answer!.Spent == false).ShouldBe(1);
    }

    [Fact]
    public async Task Ending_a_family_takes_all_of_its_tokens_and_no_others()
    {
        var (first, second, other) = (await AddAsync(Token("f_1")), await AddAsync(Token("f_1")), await AddAsync(Token("f_2")));
        await Store.Tokens.SpendAsync(first.Hash, "next", Ct);

        await Store.Tokens.EndFamilyAsync("f_1", Ct);

        (await Store.Tokens.SpendAsync(first.Hash, "next", Ct)).ShouldBeNull();
        (await Store.Tokens.SpendAsync(second.Hash, "next", Ct)).ShouldBeNull();
        (await Store.Tokens.SpendAsync(other.Hash, "next", Ct)).ShouldBe(other);
    }

    [Fact]
    public async Task Ending_an_account_takes_all_of_its_tokens_and_no_others()
    {
        var (first, second, other) = (await AddAsync(Token(account: "s_1")), await AddAsync(Token(account: "s_1")), await AddAsync(Token(account: "s_2")));

        await Store.Tokens.EndAccountAsync("s_1", Ct);

        (await Store.Tokens.SpendAsync(first.Hash, "next", Ct)).ShouldBeNull();
        (await Store.Tokens.SpendAsync(second.Hash, "next", Ct)).ShouldBeNull();
        (await Store.Tokens.SpendAsync(other.Hash, "next", Ct)).ShouldBe(other);
    }

    [Fact]
    public async Task Ending_a_membership_takes_the_sign_ins_that_work_there_now_and_no_others()
    {
        var (here, gone, there) = (await AddAsync(Token(account: "s_1")), await AddAsync(Token("f_gone", "s_1")), await AddAsync(Token(account: "s_1") with { RestaurantId = "r_there" }));
        var somebody = await AddAsync(Token(account: "s_2"));
        await Store.Tokens.SpendAsync(gone.Hash, "next", Ct);
        var moved = await AddAsync(Token("f_gone", "s_1") with { RestaurantId = "r_there" });

        await Store.Tokens.EndMembershipAsync("s_1", here.RestaurantId, Ct);

        (await Store.Tokens.FindAsync(here.Hash, Ct)).ShouldBeNull();
        foreach (var other in new[] { there, somebody, moved }) (await Store.Tokens.FindAsync(other.Hash, Ct)).ShouldBe(other);
        await AddAsync(Token(here.FamilyId, "s_1") with { Hash = "late" });
        (await Store.Tokens.FindAsync("late", Ct)).ShouldBeNull("its family has ended");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_exchange_that_was_under_way_does_not_bring_an_ended_family_back(bool wholeAccount)
    {
        var token = await AddAsync(Token());
        await Store.Tokens.SpendAsync(token.Hash, "next", Ct);
        if (wholeAccount) await Store.Tokens.EndAccountAsync(token.AccountId, Ct);
        else await Store.Tokens.EndFamilyAsync(token.FamilyId, Ct);

        var next = await AddAsync(Token(token.FamilyId, token.AccountId));

        (await Store.Tokens.SpendAsync(next.Hash, "next", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task An_account_that_ended_may_sign_in_again()
    {
        var token = await AddAsync(Token());
        await Store.Tokens.EndAccountAsync(token.AccountId, Ct);

        var next = await AddAsync(Token(account: token.AccountId));

        (await Store.Tokens.SpendAsync(next.Hash, "next", Ct)).ShouldBe(next);
    }

    [Fact]
    public async Task What_expired_before_is_removed()
    {
        var (old, atTheTime, young) = (await AddAsync(Token(expires: Evening.AddMilliseconds(-1))), await AddAsync(Token(expires: Evening)), await AddAsync(Token()));

        await Store.Tokens.RemoveExpiredAsync(Evening, Ct);

        (await Store.Tokens.SpendAsync(old.Hash, "next", Ct)).ShouldBeNull();
        (await Store.Tokens.SpendAsync(atTheTime.Hash, "next", Ct)).ShouldBe(atTheTime);
        (await Store.Tokens.SpendAsync(young.Hash, "next", Ct)).ShouldBe(young);
    }

    private async Task<RefreshToken> AddAsync(RefreshToken token)
    {
        await Store.Tokens.AddAsync(token, Ct);
        return token;
    }
}

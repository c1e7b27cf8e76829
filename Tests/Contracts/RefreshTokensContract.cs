using RealtimeRestaurant.Domain.Accounts;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>What <see cref="IRefreshTokens"/> promises.</summary>
public abstract class RefreshTokensContract : StoreContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    /// <summary>
    /// Lets the store refuse every token but the one of this hash, as a disk that is full just then; or, with null, none any more.
    /// </summary>
    protected abstract Task RefuseOthersAsync(string? hash);

    [Fact]
    public async Task A_token_is_spent_once_and_known_as_spent_after_reopening()
    {
        var token = await AddAsync(Token());

        (await ExchangeAsync(token.Hash, "next")).ShouldBe(token);
        await ReopenAsync();
        (await ExchangeAsync(token.Hash, "another")).ShouldBe(token with { Successor = "next" });
        (await ExchangeAsync(token.Hash, "next")).ShouldBe(token with { Successor = "next" });
    }

    [Fact]
    public async Task What_a_token_is_exchanged_for_is_the_same_but_for_where_it_works()
    {
        var token = await AddAsync(Token());

        await Store.Tokens.ExchangeAsync(token.Hash, "next", "r_there", Ct);

        (await Store.Tokens.FindAsync("next", Ct)).ShouldBe(token with { Hash = "next", RestaurantId = "r_there" });
    }

    [Fact]
    public async Task An_exchange_whose_successor_is_not_written_has_not_spent_the_token()
    {
        var token = await AddAsync(Token());
        await RefuseOthersAsync(token.Hash);
        await Should.ThrowAsync<Exception>(() => ExchangeAsync(token.Hash, "next"));
        await RefuseOthersAsync(null);

        (await Store.Tokens.FindAsync(token.Hash, Ct)).ShouldBe(token);
        (await Store.Tokens.FindAsync("next", Ct)).ShouldBeNull();
        (await ExchangeAsync(token.Hash, "next")).ShouldBe(token);
    }

    [Fact]
    public async Task A_token_that_never_was_is_nothing() => (await ExchangeAsync("none", "next")).ShouldBeNull();

    [Fact]
    public async Task Looking_at_a_token_does_not_spend_it_and_shows_what_it_was_exchanged_for()
    {
        var token = await AddAsync(Token());

        (await Store.Tokens.FindAsync(token.Hash, Ct)).ShouldBe(token);
        await ExchangeAsync(token.Hash, "next");
        (await Store.Tokens.FindAsync(token.Hash, Ct)).ShouldBe(token with { Successor = "next" });
        (await Store.Tokens.FindAsync("none", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_that_is_added_again_stays_as_it_is()
    {
        var token = await AddAsync(Token());
        await ExchangeAsync(token.Hash, "next");

        await AddAsync(token);

        (await Store.Tokens.FindAsync(token.Hash, Ct)).ShouldBe(token with { Successor = "next" });
    }

    [Fact]
    public async Task Of_many_that_spend_one_token_on_two_nodes_exactly_one_gets_it()
    {
        var another = await OpenOnAnotherNodeAsync();
        var token = await AddAsync(Token());

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(
            async () => await (i % 2 == 0 ? Store : another).Tokens.ExchangeAsync(token.Hash, $"next-{i}", "r_1", Ct))));

        answers.Count(answer => answer!.Spent == false).ShouldBe(1);
        var winner = Array.FindIndex(answers, answer => !answer!.Spent);
        for (var i = 0; i < answers.Length; i++) (await Store.Tokens.FindAsync($"next-{i}", Ct) is not null)
            .ShouldBe(i == winner, $"exchange {i}, and {winner} got it");
    }

    [Fact]
    public async Task Ending_a_family_takes_all_of_its_tokens_and_no_others()
    {
        var (first, second, other) = (await AddAsync(Token("f_1")), await AddAsync(Token("f_1")), await AddAsync(Token("f_2")));
        await ExchangeAsync(first.Hash, "next");

        await Store.Tokens.EndFamilyAsync("f_1", Ct);

        (await ExchangeAsync(first.Hash, "next")).ShouldBeNull();
        (await ExchangeAsync(second.Hash, "next")).ShouldBeNull();
        (await ExchangeAsync(other.Hash, "next")).ShouldBe(other);
    }

    [Fact]
    public async Task Ending_an_account_takes_all_of_its_tokens_and_no_others()
    {
        var (first, second, other) =
            (await AddAsync(Token(account: "s_1")), await AddAsync(Token(account: "s_1")), await AddAsync(Token(account: "s_2")));

        await Store.Tokens.EndAccountAsync("s_1", keptFamilyId: null, Ct);

        (await ExchangeAsync(first.Hash, "next")).ShouldBeNull();
        (await ExchangeAsync(second.Hash, "next")).ShouldBeNull();
        (await ExchangeAsync(other.Hash, "next")).ShouldBe(other);
    }

    [Fact]
    public async Task Ending_an_account_leaves_the_family_that_is_kept()
    {
        var (first, kept) = (await AddAsync(Token(account: "s_1")), await AddAsync(Token("f_kept", account: "s_1")));

        await Store.Tokens.EndAccountAsync("s_1", "f_kept", Ct);

        (await Store.Tokens.FindAsync(first.Hash, Ct)).ShouldBeNull();
        (await ExchangeAsync(kept.Hash, "next")).ShouldBe(kept);
    }

    [Fact]
    public async Task Ending_a_membership_takes_the_sign_ins_that_work_there_now_and_no_others()
    {
        var (here, gone, there) =
            (await AddAsync(Token(account: "s_1")), await AddAsync(Token("f_gone", "s_1")),
            await AddAsync(Token(account: "s_1") with { RestaurantId = "r_there" }));
        var somebody = await AddAsync(Token(account: "s_2"));
        await Store.Tokens.ExchangeAsync(gone.Hash, "moved", "r_there", Ct);
        var moved = gone with { Hash = "moved", RestaurantId = "r_there" };

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
        await ExchangeAsync(token.Hash, "next");
        if (wholeAccount) await Store.Tokens.EndAccountAsync(token.AccountId, keptFamilyId: null, Ct);
        else await Store.Tokens.EndFamilyAsync(token.FamilyId, Ct);

        var next = await AddAsync(Token(token.FamilyId, token.AccountId));

        (await ExchangeAsync(next.Hash, "next")).ShouldBeNull();
    }

    [Fact]
    public async Task An_account_that_ended_may_sign_in_again()
    {
        var token = await AddAsync(Token());
        await Store.Tokens.EndAccountAsync(token.AccountId, keptFamilyId: null, Ct);

        var next = await AddAsync(Token(account: token.AccountId));

        (await ExchangeAsync(next.Hash, "next")).ShouldBe(next);
    }

    [Fact]
    public async Task What_expired_before_is_removed()
    {
        var (old, atTheTime, young) =
            (await AddAsync(Token(expires: Evening.AddMilliseconds(-1))), await AddAsync(Token(expires: Evening)), await AddAsync(Token()));

        await Store.Tokens.RemoveExpiredAsync(Evening, Ct);

        (await ExchangeAsync(old.Hash, "next")).ShouldBeNull();
        (await ExchangeAsync(atTheTime.Hash, "next")).ShouldBe(atTheTime);
        (await ExchangeAsync(young.Hash, "next")).ShouldBe(young);
    }

    private Task<RefreshToken?> ExchangeAsync(string hash, string successor) =>
        Store.Tokens.ExchangeAsync(hash, successor, "r_1", Ct).AsTask();

    private async Task<RefreshToken> AddAsync(RefreshToken token)
    {
        await Store.Tokens.AddAsync(token, Ct);
        return token;
    }
}

using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>What <see cref="IAccounts"/> promises.</summary>
public abstract class AccountsContract : StoreContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task An_account_is_found_by_id_and_by_email_after_reopening()
    {
        var account = Account();
        (await Store.Accounts.AddAsync(account, Ct)).ShouldBeTrue();

        await ReopenAsync();

        Text((await Store.Accounts.FindAsync(account.Id, Ct)).ShouldNotBeNull()).ShouldBe(Text(account));
        Text((await Store.Accounts.FindByEmailAsync(account.Email, Ct)).ShouldNotBeNull()).ShouldBe(Text(account));
    }

    [Fact]
    public async Task Nobody_is_found_who_is_not_there()
    {
        (await Store.Accounts.FindAsync("s_none", Ct)).ShouldBeNull();
        (await Store.Accounts.FindByEmailAsync("none@demo.local", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task An_email_that_is_taken_is_refused_and_nothing_changes()
    {
        var (account, second) = (Account(), Account());
        await Store.Accounts.AddAsync(account, Ct);

        (await Store.Accounts.AddAsync(second with { Email = account.Email }, Ct)).ShouldBeFalse();

        (await Store.Accounts.FindByEmailAsync(account.Email, Ct)).ShouldNotBeNull().Id.ShouldBe(account.Id);
        (await Store.Accounts.FindAsync(second.Id, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_many_that_take_one_email_on_two_nodes_exactly_one_gets_it()
    {
        var another = await OpenOnAnotherNodeAsync();
        var email = Account().Email;

        var taken = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(
            async () => await (i % 2 == 0 ? Store : another).Accounts.AddAsync(Account(email), Ct))));

        taken.Count(got => got).ShouldBe(1);
    }

    [Fact]
    public async Task Replacing_changes_name_and_password_and_neither_email_nor_memberships()
    {
        var account = Account();
        await Store.Accounts.AddAsync(account, Ct);
        var changed = account with { Name = "Bea", PasswordHash = "other" };

        (await Store.Accounts.ReplaceAsync(changed with { Email = "new@demo.local", Memberships = [new Membership("r_9", Role.Chef)] }, Ct))
            .ShouldBeTrue();

        Text((await Store.Accounts.FindByEmailAsync(account.Email, Ct)).ShouldNotBeNull()).ShouldBe(Text(changed));
        (await Store.Accounts.FindByEmailAsync("new@demo.local", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task An_email_and_a_language_are_set_and_nothing_else_changes()
    {
        var account = Account() with { Language = "de-AT" };
        await Store.Accounts.AddAsync(account, Ct);
        var email = Account().Email;

        (await Store.Accounts.SetEmailAsync(account.Id, email, Ct)).ShouldBeTrue();
        (await Store.Accounts.SetLanguageAsync(account.Id, "it-IT", Ct)).ShouldBeTrue();
        await Store.Accounts.ReplaceAsync(account with { Language = null }, Ct);

        await ReopenAsync();
        Text((await Store.Accounts.FindByEmailAsync(email, Ct)).ShouldNotBeNull())
            .ShouldBe(Text(account with { Email = email, Language = "it-IT" }));
        (await Store.Accounts.FindByEmailAsync(account.Email, Ct)).ShouldBeNull("it is free again");
        (await Store.Accounts.SetLanguageAsync(account.Id, null, Ct)).ShouldBeTrue();
        (await Store.Accounts.FindAsync(account.Id, Ct))!.Language.ShouldBeNull();
        (await Store.Accounts.SetEmailAsync("s_none", account.Email, Ct)).ShouldBeFalse();
        (await Store.Accounts.SetLanguageAsync("s_none", "it-IT", Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task Of_many_that_change_to_one_email_on_two_nodes_exactly_one_gets_it()
    {
        var (another, email) = (await OpenOnAnotherNodeAsync(), Account().Email);
        var accounts = Enumerable.Range(0, 20).Select(_ => Account()).ToArray();
        foreach (var account in accounts) await Store.Accounts.AddAsync(account, Ct);

        var taken = await Task.WhenAll(accounts.Select((account, i) => Task.Run(
            async () => await (i % 2 == 0 ? Store : another).Accounts.SetEmailAsync(account.Id, email, Ct))));

        taken.Count(got => got).ShouldBe(1);
        (await Store.Accounts.FindByEmailAsync(email, Ct))!.Id.ShouldBe(accounts[Array.IndexOf(taken, true)].Id);
    }

    [Fact]
    public async Task Nobody_is_replaced_who_is_not_there()
    {
        var account = Account();

        (await Store.Accounts.ReplaceAsync(account, Ct)).ShouldBeFalse();
        (await Store.Accounts.JoinAsync(account.Id, new Membership("r_9", Role.Chef), Ct)).ShouldBeFalse();

        (await Store.Accounts.FindAsync(account.Id, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_membership_is_added_once_and_the_first_stays()
    {
        var account = Account();
        await Store.Accounts.AddAsync(account, Ct);

        (await Store.Accounts.JoinAsync(account.Id, new Membership("r_9", Role.Chef), Ct)).ShouldBeTrue();
        (await Store.Accounts.JoinAsync(account.Id, new Membership("r_9", Role.Admin), Ct)).ShouldBeTrue();

        (await Store.Accounts.FindAsync(account.Id, Ct))!.Memberships.ShouldBe([.. account.Memberships, new Membership("r_9", Role.Chef)]);
    }

    [Fact]
    public async Task Of_many_memberships_that_are_added_at_once_on_two_nodes_none_is_lost()
    {
        var (account, another) = (Account(), await OpenOnAnotherNodeAsync());
        await Store.Accounts.AddAsync(account, Ct);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            async () => await (i % 2 == 0 ? Store
                : another).Accounts.JoinAsync(account.Id, new Membership($"r_{100 + i}", Role.Chef), Ct))));

        (await Store.Accounts.FindAsync(account.Id, Ct))!.Memberships.Length.ShouldBe(account.Memberships.Length + 20);
    }
}

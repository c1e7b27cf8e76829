using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>
/// Somebody new: hired first and given an account second, so that nobody can sign in whom the house has not hired; sent again with the same
/// Idempotency-Key, it carries on where it was broken off. Whoever works in another branch of the caller's comes with the account they have.
/// </summary>
internal sealed class StaffOnboarding(IAccounts accounts, LiveRestaurants restaurants, Passwords passwords, SigningKey key)
{
    private static readonly Refusal Taken = new(RefusalCode.AlreadyExists, "There is an account with this email already.");

    public async ValueTask<Result<Outcome>> HireAsync(HireRequest request, Caller caller, CancellationToken ct)
    {
        var email = AuthSessions.Normal(request.Email!);
        var newId = Secrets.Name("u", key.Bytes, $"hire\n{caller.RestaurantId}\n{email}\n{request.CommandId}");
        var live = await restaurants.OpenAsync(caller.RestaurantId, ct);
        // Who may not hire must not learn either which emails there are.
        if (live.State.Decide(caller.Actor, Command(newId, email, request), live.State.At).Refusal is { Code: RefusalCode.Forbidden or RefusalCode.Unauthenticated } no) return no;
        var earlier = await accounts.FindByEmailAsync(email, ct);
        if (earlier is not null && earlier.Id != newId && !await IsOwnAsync(earlier, caller, ct)) return Taken;
        // The password is what takes long and is limited: whoever is turned away there has written nothing.
        var hash = earlier is null ? await passwords.HashAsync(request.Password!, caller.RestaurantId, ct) : earlier.PasswordHash;
        if (hash.Refusal is { } busy) return busy;

        var account = earlier ?? new Account(newId, email, request.Name!, hash.Value!, [new Membership(caller.RestaurantId, Role(request))]);
        var outcome = await live.SubmitAsync(new CommandEnvelope(request.CommandId, caller.Actor, Command(account.Id, email, request)), ct);
        if (outcome.Refusal is not null || await KeepAsync(account, isNew: earlier is null, new(caller.RestaurantId, Role(request)), ct)) return outcome;

        // Somebody else took the email at this very moment: nobody will ever come as whom was hired here.
        await live.SubmitAsync(new CommandEnvelope(null, Actor.System, new ChangeStaff(account.Id, null, null, null, Active: false)), ct);
        return Taken;
    }

    /// <summary>Whether they work somewhere where the caller is an admin.</summary>
    private async ValueTask<bool> IsOwnAsync(Account account, Caller caller, CancellationToken ct)
    {
        foreach (var (restaurantId, _) in account.Memberships)
            if ((await restaurants.OpenAsync(restaurantId, ct)).State.May(caller.Actor.Id, Permission.ManageAdmins)) return true;
        return false;
    }

    private async ValueTask<bool> KeepAsync(Account account, bool isNew, Membership membership, CancellationToken ct)
    {
        if (!isNew) return await accounts.JoinAsync(account.Id, membership, ct);
        return await accounts.AddAsync(account, ct) || (await accounts.FindByEmailAsync(account.Email, ct))?.Id == account.Id;
    }

    private HireStaff Command(string staffId, string email, HireRequest request) =>
        new(staffId, request.Name!, Role(request), Stations(request.Stations) ?? []) { Credentials = Secrets.Token(key.Bytes, $"hire\n{email}\n{request.Password}") };

    private static Role Role(HireRequest request) => WireName.Parse<Role>(request.Role)!.Value;

    public static ImmutableArray<string>? Stations(IReadOnlyList<string?>? names) => names is null ? null : [.. names.Select(name => name!)];
}

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
/// Hires a member of staff, and then adds the account, so that no account can sign in before it is hired. A request that broke off is
/// completed when it is sent again with the same Idempotency-Key. Staff of another branch of the caller keep the account that they have.
/// </summary>
internal sealed class StaffOnboarding(IAccounts accounts, LiveRestaurants restaurants, Passwords passwords, SigningKey key)
{
    private static readonly Refusal Taken = Refusal.Exists("email", "An account with this email already exists.");

    public async ValueTask<Result<Outcome>> HireAsync(HireRequest request, Caller caller, CancellationToken ct)
    {
        var email = AuthSessions.Normal(request.Email!);
        var newId = Secrets.Name("u", key.Bytes, $"hire\n{caller.RestaurantId}\n{email}\n{request.CommandId}");
        var live = await restaurants.OpenAsync(caller.RestaurantId, ct);
        // A caller who may not hire must not learn which emails exist.
        var allowed = live.State.Decide(caller.Actor, Command(newId, email, request), live.State.At);
        if (allowed.Refusal is { Code: RefusalCode.Forbidden or RefusalCode.Unauthenticated } no) return no;
        var earlier = await accounts.FindByEmailAsync(email, ct);
        if (earlier is not null && earlier.Id != newId && !await IsOwnAsync(earlier, caller, ct)) return Taken;
        // The password comes first: it takes long and may be refused as busy, and a refused request must have written nothing.
        var hash = earlier is null ? await passwords.HashAsync(request.Password!, caller.RestaurantId, ct) : earlier.PasswordHash;
        if (hash.Refusal is { } busy) return busy;

        var membership = new Membership(caller.RestaurantId, Role(request));
        var account = earlier ?? new Account(newId, email, request.Name!, hash.Value!, [membership]);
        var outcome = await live.SubmitAsync(new CommandEnvelope(request.CommandId, caller.Actor, Command(account.Id, email, request)), ct);
        if (outcome.Refusal is not null || await AddAsync(account, isNew: earlier is null, membership, ct)) return outcome;

        // Another request took the email at the same moment, so the member of staff hired here will never have an account.
        await live.SubmitAsync(new CommandEnvelope(null, Actor.System, new ChangeStaff(account.Id, null, null, null, Active: false)), ct);
        return Taken;
    }

    /// <summary>Whether the account works in a restaurant where the caller is an admin.</summary>
    private async ValueTask<bool> IsOwnAsync(Account account, Caller caller, CancellationToken ct)
    {
        foreach (var (restaurantId, _) in account.Memberships)
            if ((await restaurants.OpenAsync(restaurantId, ct)).State.May(caller.Actor.Id, Permission.ManageAdmins)) return true;
        return false;
    }

    private async ValueTask<bool> AddAsync(Account account, bool isNew, Membership membership, CancellationToken ct)
    {
        if (!isNew) return await accounts.JoinAsync(account.Id, membership, ct);
        return await accounts.AddAsync(account, ct) || (await accounts.FindByEmailAsync(account.Email, ct))?.Id == account.Id;
    }

    private HireStaff Command(string staffId, string email, HireRequest request) =>
        new(staffId, request.Name!, Role(request), Stations(request.Stations))
        {
            Credentials = Secrets.Token(key.Bytes, $"hire\n{email}\n{request.Password}"),
        };

    private static Role Role(HireRequest request) => WireName.Parse<Role>(request.Role)!.Value;

    public static ImmutableArray<string> Stations(IReadOnlyList<string?>? names) => [.. (names ?? []).Select(name => name!)];
}

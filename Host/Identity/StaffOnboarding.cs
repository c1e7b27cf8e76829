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

/// <param name="Password">Of the new account; one that is there already keeps its own.</param>
/// <param name="Stations">Where a chef works; absent or empty: at the pass.</param>
internal sealed record HireBody(string? Name, string? Email, string? Password, string? Role, IReadOnlyList<string?>? Stations);

/// <summary>
/// Somebody new: hired first and given an account second, so that nobody can sign in whom the house has not hired; sent again with the same
/// Idempotency-Key, it carries on where it was broken off. Whoever works in another branch of the caller's comes with the account they have.
/// </summary>
internal sealed class StaffOnboarding(IAccounts accounts, LiveRestaurants restaurants, Passwords passwords, SigningKey key)
{
    private static readonly Refusal Taken = new(RefusalCode.AlreadyExists, "There is an account with this email already.");

    public async ValueTask<Result<Outcome>> HireAsync(HireBody body, RequestContext request, CancellationToken ct)
    {
        var (email, caller) = (AuthSessions.Normal(body.Email!), request.Caller);
        var newId = Secrets.Name("u", key.Bytes, $"hire\n{caller.RestaurantId}\n{email}\n{request.CommandId}");
        var live = await restaurants.OpenAsync(caller.RestaurantId, ct);
        // Who may not hire must not learn either which emails there are.
        if (live.State.Decide(caller.Actor, Command(newId, email, body), live.State.At).Refusal is { Code: RefusalCode.Forbidden or RefusalCode.Unauthenticated } no) return no;
        var earlier = await accounts.FindByEmailAsync(email, ct);
        if (earlier is not null && earlier.Id != newId && !await IsOwnAsync(earlier, caller, ct)) return Taken;
        // The password is what takes long and is limited: whoever is turned away there has written nothing.
        var hash = earlier is null ? await passwords.HashAsync(body.Password!, caller.RestaurantId, ct) : earlier.PasswordHash;
        if (hash.Refusal is { } busy) return busy;

        var account = earlier ?? new Account(newId, email, body.Name!, hash.Value!, [new Membership(caller.RestaurantId, Role(body))]);
        var outcome = await live.SubmitAsync(new CommandEnvelope(request.CommandId, caller.Actor, Command(account.Id, email, body)), ct);
        if (outcome.Refusal is not null || await KeepAsync(account, isNew: earlier is null, new(caller.RestaurantId, Role(body)), ct)) return outcome;

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

    private HireStaff Command(string staffId, string email, HireBody body) =>
        new(staffId, body.Name!, Role(body), Stations(body.Stations) ?? []) { Credentials = Secrets.Token(key.Bytes, $"hire\n{email}\n{body.Password}") };

    private static Role Role(HireBody body) => WireName.Parse<Role>(body.Role)!.Value;

    public static ImmutableArray<string>? Stations(IReadOnlyList<string?>? names) => names is null ? null : [.. names.Select(name => name!)];
}

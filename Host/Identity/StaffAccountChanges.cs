using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>A change of a member of staff. What is null stays as it is.</summary>
/// <param name="Active">False: the member of staff no longer works here, from now on.</param>
/// <param name="Password">A new password, for a member of staff who has lost theirs; it ends their sign-ins.</param>
internal sealed record ChangeStaffBody(string? Name, string? Role, IReadOnlyList<string?>? Stations, bool? Active, string? Password);

/// <summary>
/// Changes a member of staff and their password. The password is set before the command is in the log, so that a command that is in the
/// log is complete; a request that broke off sets the same password again when it is repeated.
/// </summary>
internal sealed class StaffAccountChanges(
    IAccounts accounts, IRefreshTokens tokens, LiveRestaurants restaurants, Passwords passwords, SigningKey key, TimeProvider clock)
{
    private static readonly Refusal WorksElsewhere =
        new(RefusalCode.Forbidden,
            "This member of staff also works in a restaurant where you are not an admin, so you cannot set their password.");

    public async ValueTask<Result<Outcome>> ChangeAsync(ChangeStaffBody body, RequestContext request, CancellationToken ct)
    {
        var (live, command) = (await restaurants.OpenAsync(request.Caller.RestaurantId, ct), Command(body, request));
        if (body.Password is { } password && live.State.Commands.Find(request.CommandId) is null)
        {
            if (live.State.Decide(request.Caller.Actor, command, clock.GetUtcNow()).Refusal is { } mayNot) return mayNot;
            if (await SetPasswordAsync(command.StaffId, password, request.Caller, ct) is { } refusal) return refusal;
        }
        var outcome = await live.SubmitAsync(new CommandEnvelope(request.CommandId, request.Caller.Actor, command), ct);
        // A refresh asks the restaurant anyway. This makes sure that old tokens stay invalid when the member of staff becomes active again.
        // A repeated command may have broken off here the first time.
        if (outcome.Refusal is null && command.Active is false
            && live.State.Staff.GetValueOrDefault(command.StaffId) is { IsActive: false })
            await tokens.EndMembershipAsync(command.StaffId, live.Id, ct);
        return outcome;
    }

    private ChangeStaff Command(ChangeStaffBody body, RequestContext request) =>
        new(request["staffId"], body.Name, WireName.Parse<Role>(body.Role), StaffOnboarding.Stations(body.Stations), body.Active)
        {
            Credentials = body.Password is null ? null : Secrets.Token(key.Bytes, $"password\n{body.Password}"),
        };

    private async ValueTask<Refusal?> SetPasswordAsync(string staffId, string password, Caller caller, CancellationToken ct)
    {
        if (await accounts.FindAsync(staffId, ct) is not { } account) return Errors.NotFound;
        if (staffId != caller.Actor.Id && !await IsUnderAsync(account, caller, ct)) return WorksElsewhere;
        var hash = await passwords.HashAsync(password, caller.RestaurantId, ct);
        if (hash.Refusal is { } busy) return busy;
        await accounts.ReplaceAsync(account with { PasswordHash = hash.Value! }, ct);
        await tokens.EndAccountAsync(account.Id, ct);
        return null;
    }

    // A manager of one branch must not become admin of another by setting the password of an account that works in both.
    private async ValueTask<bool> IsUnderAsync(Account account, Caller caller, CancellationToken ct)
    {
        foreach (var (restaurantId, _) in account.Memberships.Where(own => own.RestaurantId != caller.RestaurantId))
        {
            var other = (await restaurants.OpenAsync(restaurantId, ct)).State;
            if (other.Staff.GetValueOrDefault(account.Id) is { IsActive: true } && !other.May(caller.Actor.Id, Permission.ManageAdmins))
                return false;
        }
        return true;
    }
}

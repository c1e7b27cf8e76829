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
/// What changes about somebody here, and with it what they sign in with. The password is set before the command that permits it is in the log, so that a
/// command which is there is done; one that was broken off sets the same password again.
/// </summary>
internal sealed class StaffAccountChanges(IAccounts accounts, IRefreshTokens tokens, LiveRestaurants restaurants, Passwords passwords, SigningKey key, TimeProvider clock)
{
    private static readonly Refusal WorksElsewhere =
        new(RefusalCode.Forbidden, "They work in another restaurant, too, where you are no admin; their password is not yours to set.");

    public async ValueTask<Result<Outcome>> ChangeAsync(ChangeStaffRequest request, Caller caller, CancellationToken ct)
    {
        var (live, command) = (await restaurants.OpenAsync(caller.RestaurantId, ct), Command(request));
        if (request.Password is { } password && live.State.Commands.Find(request.CommandId!) is null)
        {
            if (live.State.Decide(caller.Actor, command, clock.GetUtcNow()).Refusal is { } mayNot) return mayNot;
            if (await SetPasswordAsync(command.StaffId, password, caller, ct) is { } refusal) return refusal;
        }
        var outcome = await live.SubmitAsync(new CommandEnvelope(request.CommandId, caller.Actor, command), ct);
        // Sessions asks the restaurant at each exchange, so this only makes sure that none of them comes to life again when the person does. A command that comes again
        // may have been broken off here the first time.
        if (outcome.Refusal is null && command.Active is false && live.State.Staff.GetValueOrDefault(command.StaffId) is { IsActive: false })
            await tokens.EndMembershipAsync(command.StaffId, live.Id, ct);
        return outcome;
    }

    private ChangeStaff Command(ChangeStaffRequest request) =>
        new(request.StaffId!, request.Name, WireName.Parse<Role>(request.Role), StaffOnboarding.Stations(request.Stations), request.Active)
        {
            Credentials = request.Password is null ? null : Secrets.Token(key.Bytes, $"password\n{request.Password}"),
        };

    private async ValueTask<Refusal?> SetPasswordAsync(string staffId, string password, Caller caller, CancellationToken ct)
    {
        if (await accounts.FindAsync(staffId, ct) is not { } account) return HttpRefusals.NotFound;
        if (staffId != caller.Actor.Id && !await IsOursAloneAsync(account, caller, ct)) return WorksElsewhere;
        var hash = await passwords.HashAsync(password, caller.RestaurantId, ct);
        if (hash.Refusal is { } busy) return busy;
        await accounts.ReplaceAsync(account with { PasswordHash = hash.Value! }, ct);
        await tokens.EndAccountAsync(account.Id, ct);
        return null;
    }

    // A manager of one branch must not become the admin of another by the password of somebody who works in both.
    private async ValueTask<bool> IsOursAloneAsync(Account account, Caller caller, CancellationToken ct)
    {
        foreach (var (restaurantId, _) in account.Memberships.Where(own => own.RestaurantId != caller.RestaurantId))
        {
            var other = (await restaurants.OpenAsync(restaurantId, ct)).State;
            if (other.Staff.GetValueOrDefault(account.Id) is { IsActive: true } && !other.May(caller.Actor.Id, Permission.ManageAdmins)) return false;
        }
        return true;
    }
}

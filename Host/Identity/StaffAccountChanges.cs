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
/// Changes a member of staff, their email and their password. The account is changed before the command is in the log, so that a command
/// that is in the log is complete; a request that broke off sets the same again when it is repeated.
/// </summary>
internal sealed class StaffAccountChanges(
    IAccounts accounts, IRefreshTokens tokens, LiveRestaurants restaurants, Passwords passwords, AuthSessions sessions,
    SigningKey key, TimeProvider clock)
{
    private static readonly Refusal WorksElsewhere =
        new(RefusalCode.Forbidden,
            "This member of staff also works in a restaurant where you are not an admin, so you cannot change their email or password.");

    private static readonly Refusal NotAnAdmin = new(RefusalCode.Forbidden, "Only an admin may change the email of a member of staff.");
    private static readonly Refusal Taken = Refusal.Exists("email", "An account with this email already exists.");

    public async ValueTask<Result<Outcome>> ChangeAsync(ChangeStaffRequest request, Caller caller, CancellationToken ct)
    {
        var (live, command) = (await restaurants.OpenAsync(caller.RestaurantId, ct), Command(request));
        if ((request.Password.Value ?? request.Email.Value) is not null && live.State.Commands.Find(request.CommandId!) is null)
        {
            if (live.State.Decide(caller.Actor, command, clock.GetUtcNow()).Refusal is { } mayNot) return mayNot;
            if (request.Email.Value is not null && !live.State.May(caller.Actor.Id, Permission.ManageAdmins)) return NotAnAdmin;
            if (await ChangeAccountAsync(request, caller, ct) is { } refusal) return refusal;
        }
        var outcome = await live.SubmitAsync(new CommandEnvelope(request.CommandId, caller.Actor, command), ct);
        // A refresh checks the membership anyway; ending the sessions keeps them from working again if the person is hired again. A
        // repeated command does it again, since the first attempt may have stopped here.
        if (outcome.Refusal is null && command.Active is false
            && live.State.Staff.GetValueOrDefault(command.StaffId) is { IsActive: false })
            await tokens.EndMembershipAsync(command.StaffId, live.Id, ct);
        return outcome;
    }

    private ChangeStaff Command(ChangeStaffRequest request) =>
        new(
            request.StaffId!, request.Name.Value, WireName.Parse<Role>(request.Role.Value),
            request.Stations.IsGiven ? StaffOnboarding.Stations(request.Stations.Value) : null, request.Active.Value)
        {
            HandOverTo = request.HandOverTo.Value,
            Credentials = (request.Password.Value, request.Email.Value) switch
            {
                (null, null) => null,
                ({ } password, null) => Secrets.Token(key.Bytes, $"password\n{password}"),
                (var password, { } email) => Secrets.Token(key.Bytes, $"email\n{AuthSessions.Normal(email)}\n{password}"),
            },
        };

    private async ValueTask<Refusal?> ChangeAccountAsync(ChangeStaffRequest request, Caller caller, CancellationToken ct)
    {
        if (await accounts.FindAsync(request.StaffId!, ct) is not { } account) return HttpRefusals.NotFound;
        if (account.Id != caller.Actor.Id && !await IsUnderAsync(account, caller, ct)) return WorksElsewhere;
        // The password comes first: it takes long and may be refused as busy, and a refused request must have changed nothing.
        var hash = request.Password.Value is { } password
            ? await passwords.HashAsync(password, caller.RestaurantId, ct) : account.PasswordHash;
        if (hash.Refusal is { } busy) return busy;
        if (request.Email.Value is { } email && !await accounts.SetEmailAsync(account.Id, AuthSessions.Normal(email), ct)) return Taken;
        if (request.Password.Value is not null) await accounts.ReplaceAsync(account with { PasswordHash = hash.Value! }, ct);
        await sessions.EndAllAsync(account, account.Id == caller.Actor.Id ? caller.SignIn : null, ct);
        return null;
    }

    // A manager of one branch must not become admin of another by way of the email or password of an account that works in both.
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

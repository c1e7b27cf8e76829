using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>
/// Opens another restaurant of the same admin. Its id follows from the Idempotency-Key, so that a request that broke off is completed when
/// it is sent again. The membership comes last, and completes the branch.
/// </summary>
internal sealed class Branches(IAccounts accounts, LiveRestaurants restaurants, SigningKey key)
{
    private static readonly Refusal NotAnAdmin = new(RefusalCode.Forbidden, "Only an admin may open a restaurant.");

    /// <summary>The outcome of the opening, in the new restaurant.</summary>
    public async ValueTask<Result<Outcome>> OpenAsync(OpenBranchRequest request, Caller caller, CancellationToken ct)
    {
        var admin = caller.Actor;
        if (!admin.May(Permission.OpenRestaurants)) return NotAnAdmin;
        var here = (await restaurants.OpenAsync(caller.RestaurantId, ct)).State.Profile!;
        var branch = await restaurants.OpenAsync(Secrets.Name("r", key.Bytes, $"branch\n{admin.Id}\n{request.CommandId}"), ct);
        var (before, hired) = await EarlierAsync(branch, admin, ct);

        var opening = new OpenRestaurant(
            request.Name!, request.Currency ?? before?.Currency ?? here.Currency, request.TimeZone ?? before?.TimeZone ?? here.TimeZone,
            PhoneNumber.E164(request.Phone));
        var opened = await branch.SubmitAsync(new CommandEnvelope("branch-open", admin, opening), ct);
        if (opened.Refusal is { } refusal) return refusal;
        foreach (var (id, command) in Staffing(admin with { Name = hired?.Name ?? admin.Name }))
            if ((await branch.SubmitAsync(new CommandEnvelope(id, admin, command), ct)).Refusal is { } fault) return fault;
        await accounts.JoinAsync(admin.Id, new Membership(branch.Id, Role.Admin), ct);
        return opened;
    }

    // What an earlier request left out was taken from the caller's restaurant and token, which may have changed since.
    private static async ValueTask<(RestaurantOpened? Opened, StaffHired? Hired)> EarlierAsync(
        LiveRestaurant branch, Actor admin, CancellationToken ct)
    {
        var (opened, hired) = (default(RestaurantOpened), default(StaffHired));
        await foreach (var commit in branch.CommitsAsync(0, branch.State.Seq, ct))
        {
            opened ??= commit.Events.OfType<RestaurantOpened>().FirstOrDefault();
            hired ??= commit.Events.OfType<StaffHired>().FirstOrDefault(member => member.StaffId == admin.Id);
            if (opened is not null && hired is not null) break;
        }
        return (opened, hired);
    }

    private static IEnumerable<(string Id, RestaurantCommand Command)> Staffing(Actor admin)
    {
        yield return ("branch-hire", new HireStaff(admin.Id, admin.Name, Role.Admin, []));
        yield return ("branch-clock-in", new SetStaffStatus(admin.Id, StaffStatus.Available));
    }
}

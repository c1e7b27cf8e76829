using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Host.Http;

namespace RealtimeRestaurant.Host.Identity;

/// <param name="Currency">An ISO 4217 code; null: that of the caller's restaurant.</param>
/// <param name="TimeZone">An IANA time zone; null: that of the caller's restaurant.</param>
internal sealed record BranchBody(string? Name, string? Phone, string? Currency, string? TimeZone);

/// <summary>
/// Opens another restaurant of the same admin. Its id follows from the Idempotency-Key, so that a request that broke off is completed when
/// it is sent again. The membership comes last, and completes the branch.
/// </summary>
internal sealed class Branches(IAccounts accounts, LiveRestaurants restaurants, SigningKey key)
{
    private static readonly Refusal NotAnAdmin = new(RefusalCode.Forbidden, "Only an admin may open a restaurant.");

    /// <summary>The outcome of opening it, in the new restaurant.</summary>
    public async ValueTask<Result<Outcome>> OpenAsync(BranchBody body, RequestContext request, CancellationToken ct)
    {
        var admin = request.Caller.Actor;
        if (!admin.May(Permission.OpenRestaurants)) return NotAnAdmin;
        var here = (await restaurants.OpenAsync(request.Caller.RestaurantId, ct)).State.Profile!;
        var branch = await restaurants.OpenAsync(Secrets.Name("r", key.Bytes, $"branch\n{admin.Id}\n{request.CommandId}"), ct);
        var (before, hired) = await EarlierAsync(branch, admin, ct);

        var (currency, timeZone) = (body.Currency ?? before?.Currency ?? here.Currency, body.TimeZone ?? before?.TimeZone ?? here.TimeZone);
        var opening = new OpenRestaurant(body.Name!, currency, timeZone, PhoneNumber.E164(body.Phone));
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

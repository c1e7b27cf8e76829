using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Identity;

internal sealed record RegistrationResult(AuthSession Session, bool Replayed);

/// <summary>
/// Registers a new restaurant and its admin. The restaurant is opened before the account is added, so that no account can sign in to half
/// a restaurant. A request that broke off is completed when it is sent again with the same Idempotency-Key.
/// </summary>
internal sealed class Registration(
    IAccounts accounts, LiveRestaurants restaurants, AuthSessions sessions, Passwords passwords, SigningKey key)
{
    private static readonly Refusal Taken = Refusal.Exists("email", "An account with this email already exists.");
    private static readonly Refusal OtherBody = new(RefusalCode.CommandIdReused, "This Idempotency-Key was used for another registration.");

    /// <param name="address">The client's address.</param>
    public async ValueTask<Result<RegistrationResult>> RegisterAsync(
        RegisterRequest request, string? idempotencyKey, string address, CancellationToken ct)
    {
        var email = AuthSessions.Normal(request.Email!);
        var (restaurantId, staffId) = Ids(email, idempotencyKey);
        var earlier = await accounts.FindByEmailAsync(email, ct);
        if (earlier is not null && earlier.Id != staffId) return Taken;
        // The password comes first: it takes long and may be refused as busy, and a refused request must have written nothing.
        var account = earlier is null
            ? await NewAsync(restaurantId, staffId, email, request, address, ct)
            : await EarlierAsync(earlier, request, address, ct);
        if (account.Refusal is { } wrong) return wrong;
        if (await OpenAsync(restaurantId, staffId, request, ct) is { } refusal) return refusal;
        if (earlier is null && !await accounts.AddAsync(account.Value!, ct)) return Taken;
        var session = await sessions.OpenAsync(account.Value!, restaurantId, ct);
        return session.Refusal is { } elsewhere ? elsewhere : new RegistrationResult(session.Value!, earlier is not null);
    }

    private (string RestaurantId, string StaffId) Ids(string email, string? idempotencyKey) => idempotencyKey is null
        ? (Secrets.Name("r"), Secrets.Name("u"))
        : (Secrets.Name("r", key.Bytes, $"{email}\n{idempotencyKey}"), Secrets.Name("u", key.Bytes, $"{email}\n{idempotencyKey}"));

    private async ValueTask<Refusal?> OpenAsync(string restaurantId, string staffId, RegisterRequest request, CancellationToken ct)
    {
        var admin = new Actor(staffId, request.Name!, Role.Admin);
        var live = await restaurants.OpenAsync(restaurantId, ct);
        var opened = await live.SubmitAsync(
            new CommandEnvelope(
                "register-open", admin,
                new OpenRestaurant(request.RestaurantName!, request.Currency ?? "EUR", request.TimeZone
                    ?? "UTC", PhoneNumber.E164(request.Phone))), ct);
        if (opened.Refusal is { } refusal) return refusal;
        var hired = await live.SubmitAsync(new CommandEnvelope("register-hire", admin,
            new HireStaff(staffId, request.Name!, Role.Admin, [])), ct);
        if (hired.Refusal is { } unwanted) return unwanted;
        var clockIn = new SetStaffStatus(staffId, StaffStatus.Available);
        return (await live.SubmitAsync(new CommandEnvelope("register-clock-in", admin, clockIn), ct)).Refusal;
    }

    private async ValueTask<Result<Account>> NewAsync(
        string restaurantId, string staffId, string email, RegisterRequest request, string address, CancellationToken ct)
    {
        var hash = await passwords.HashAsync(request.Password!, address, ct);
        if (hash.Refusal is { } busy) return busy;
        return new Account(staffId, email, request.Name!, hash.Value!, [new Membership(restaurantId, Role.Admin)]);
    }

    private async ValueTask<Result<Account>> EarlierAsync(Account account, RegisterRequest request, string address, CancellationToken ct)
    {
        var match = await passwords.MatchAsync(account, request.Password!, (account.Id, address), ct);
        if (match.Refusal is { } busy) return busy;
        return match.Value ? account : OtherBody;
    }
}

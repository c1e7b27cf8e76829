using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Host.Http;

namespace RealtimeRestaurant.Host.Identity;

/// <param name="Currency">An ISO 4217 code; null: EUR.</param>
/// <param name="TimeZone">An IANA time zone; null: UTC.</param>
internal sealed record RegisterBody(
    string? RestaurantName, string? Name, string? Email, string? Password, string? Phone, string? Currency, string? TimeZone);

/// <param name="Replayed">True if an earlier request with the same Idempotency-Key made this restaurant.</param>
internal sealed record RegistrationResult(AuthSession Session, bool Replayed);

/// <summary>
/// Registers a new restaurant and its admin. The restaurant is opened before the account is added, so that no account can sign in to half
/// a restaurant. A request that broke off is completed when it is sent again with the same Idempotency-Key.
/// </summary>
internal sealed class Registration(
    IAccounts accounts, LiveRestaurants restaurants, AuthSessions sessions, Passwords passwords, SigningKey key)
{
    private static readonly Refusal Taken = new(RefusalCode.AlreadyExists, "An account with this email already exists.");
    private static readonly Refusal OtherBody = new(RefusalCode.CommandIdReused, "This Idempotency-Key was used for another registration.");

    /// <param name="address">The address that the request comes from.</param>
    public async ValueTask<Result<RegistrationResult>> RegisterAsync(
        RegisterBody body, string? idempotencyKey, string address, CancellationToken ct)
    {
        var email = AuthSessions.Normal(body.Email!);
        var (restaurantId, staffId) = Ids(email, idempotencyKey);
        var earlier = await accounts.FindByEmailAsync(email, ct);
        if (earlier is not null && earlier.Id != staffId) return Taken;
        // The password comes first: it takes long and may be refused as busy, and a refused request must have written nothing.
        var account = earlier is null
            ? await NewAsync(restaurantId, staffId, email, body, address, ct)
            : await EarlierAsync(earlier, body, address, ct);
        if (account.Refusal is { } wrong) return wrong;
        if (await OpenAsync(restaurantId, staffId, body, ct) is { } refusal) return refusal;
        if (earlier is null && !await accounts.AddAsync(account.Value!, ct)) return Taken;
        var session = await sessions.OpenAsync(account.Value!, restaurantId, ct);
        return session.Refusal is { } elsewhere ? elsewhere : new RegistrationResult(session.Value!, earlier is not null);
    }

    private (string RestaurantId, string StaffId) Ids(string email, string? idempotencyKey) => idempotencyKey is null
        ? (Secrets.Name("r"), Secrets.Name("u"))
        : (Secrets.Name("r", key.Bytes, $"{email}\n{idempotencyKey}"), Secrets.Name("u", key.Bytes, $"{email}\n{idempotencyKey}"));

    private async ValueTask<Refusal?> OpenAsync(string restaurantId, string staffId, RegisterBody body, CancellationToken ct)
    {
        var admin = new Actor(staffId, body.Name!, Role.Admin);
        var live = await restaurants.OpenAsync(restaurantId, ct);
        var open = new OpenRestaurant(body.RestaurantName!, body.Currency ?? "EUR", body.TimeZone ?? "UTC", PhoneNumber.E164(body.Phone));
        var opened = await live.SubmitAsync(new CommandEnvelope("register-open", admin, open), ct);
        if (opened.Refusal is { } refusal) return refusal;
        var hired = await live.SubmitAsync(new CommandEnvelope("register-hire", admin, new HireStaff(staffId, body.Name!, Role.Admin, [])),
            ct);
        if (hired.Refusal is { } unwanted) return unwanted;
        var clockIn = new SetStaffStatus(staffId, StaffStatus.Available);
        return (await live.SubmitAsync(new CommandEnvelope("register-clock-in", admin, clockIn), ct)).Refusal;
    }

    private async ValueTask<Result<Account>> NewAsync(
        string restaurantId, string staffId, string email, RegisterBody body, string address, CancellationToken ct)
    {
        var hash = await passwords.HashAsync(body.Password!, address, ct);
        if (hash.Refusal is { } busy) return busy;
        return new Account(staffId, email, body.Name!, hash.Value!, [new Membership(restaurantId, Role.Admin)]);
    }

    private async ValueTask<Result<Account>> EarlierAsync(Account account, RegisterBody body, string address, CancellationToken ct)
    {
        var match = await passwords.MatchAsync(account, body.Password!, (account.Id, address), ct);
        if (match.Refusal is { } busy) return busy;
        return match.Value ? account : OtherBody;
    }
}

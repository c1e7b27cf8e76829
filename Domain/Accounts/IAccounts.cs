namespace RealtimeRestaurant.Domain.Accounts;

/// <summary>Accounts by id and by email. A write is durable when its task completes.</summary>
public interface IAccounts
{
    /// <summary>Adds an account. False, and nothing changed, if the email is taken.</summary>
    ValueTask<bool> AddAsync(Account account, CancellationToken ct);

    ValueTask<Account?> FindByEmailAsync(string email, CancellationToken ct);

    ValueTask<Account?> FindAsync(string accountId, CancellationToken ct);

    /// <summary>
    /// Replaces the name and the password of the account with this id, and nothing else of it. False if there is none.
    /// </summary>
    ValueTask<bool> ReplaceAsync(Account account, CancellationToken ct);

    /// <summary>False, and nothing changed, if another account has the email, or there is no such account.</summary>
    ValueTask<bool> SetEmailAsync(string accountId, string email, CancellationToken ct);

    /// <summary>False if there is no such account.</summary>
    /// <param name="language">BCP 47; null removes it.</param>
    ValueTask<bool> SetLanguageAsync(string accountId, string? language, CancellationToken ct);

    /// <summary>
    /// Adds a membership, atomically beside others that are added at the same time. An existing membership in the same restaurant stays as
    /// it is. False if there is no such account.
    /// </summary>
    ValueTask<bool> JoinAsync(string accountId, Membership membership, CancellationToken ct);

    /// <summary>True if there is at least one account.</summary>
    ValueTask<bool> AnyAsync(CancellationToken ct);
}

/// <summary>Refresh tokens. An exchange is atomic: of two that spend the same token at the same time, exactly one succeeds.</summary>
public interface IRefreshTokens
{
    /// <summary>
    /// Adds a token; an existing token stays as it is. A token of a family that has ended is not added: an exchange in progress must not
    /// bring the family back.
    /// </summary>
    ValueTask AddAsync(RefreshToken token, CancellationToken ct);

    /// <summary>
    /// Spends the token, unless it is spent already, and adds its successor: a token with the hash <paramref name="successor"/>, for
    /// <paramref name="restaurantId"/>, otherwise the same. Returns the token as it was before: its <see cref="RefreshToken.Successor"/>
    /// says which token an earlier exchange gave. Null: no such token, or its family has ended. If the exchange breaks off, a spent token
    /// has its successor; a successor without a spent token may remain, which no client has.
    /// </summary>
    ValueTask<RefreshToken?> ExchangeAsync(string hash, string successor, string restaurantId, CancellationToken ct);

    /// <summary>The token as it is. Null: no such token, or its family has ended.</summary>
    ValueTask<RefreshToken?> FindAsync(string hash, CancellationToken ct);

    /// <summary>Removes every token of the family, and keeps later ones of it from being added.</summary>
    ValueTask EndFamilyAsync(string familyId, CancellationToken ct);

    /// <summary>
    /// Removes every token of the account's sign-ins that are for this restaurant now; those for another restaurant stay.
    /// </summary>
    ValueTask EndMembershipAsync(string accountId, string restaurantId, CancellationToken ct);

    /// <summary>Removes every token of the account, since its password or email has changed.</summary>
    /// <param name="keptFamilyId">The family that stays; null: none.</param>
    ValueTask EndAccountAsync(string accountId, string? keptFamilyId, CancellationToken ct);

    /// <summary>Removes tokens that expired before <paramref name="before"/>.</summary>
    ValueTask RemoveExpiredAsync(DateTimeOffset before, CancellationToken ct);
}

namespace RealtimeRestaurant.Domain.Accounts;

/// <summary>Accounts by id and email. What it has answered for is durable.</summary>
public interface IAccounts
{
    /// <summary>Adds an account; false when the email is taken, and nothing changed.</summary>
    ValueTask<bool> AddAsync(Account account, CancellationToken ct);

    ValueTask<Account?> FindByEmailAsync(string email, CancellationToken ct);

    ValueTask<Account?> FindAsync(string accountId, CancellationToken ct);

    /// <summary>
    /// Replaces the name and the password of the account of this id (never its email or its memberships); false when there is none.
    /// </summary>
    ValueTask<bool> ReplaceAsync(Account account, CancellationToken ct);

    /// <summary>
    /// Adds a membership, atomically beside others that are added at once; one in this restaurant that is there already stays as it is.
    /// False when there is no such account.
    /// </summary>
    ValueTask<bool> JoinAsync(string accountId, Membership membership, CancellationToken ct);

    /// <summary>True when there is at least one account.</summary>
    ValueTask<bool> AnyAsync(CancellationToken ct);
}

/// <summary>Refresh tokens. An exchange is atomic: of two that spend one token at once, exactly one gets it.</summary>
public interface IRefreshTokens
{
    /// <summary>
    /// Adds a token; one that is there already stays as it is. One of a family that has ended is not added: an exchange that was under way
    /// must not bring it back.
    /// </summary>
    ValueTask AddAsync(RefreshToken token, CancellationToken ct);

    /// <summary>
    /// Spends the token, unless it is spent already, for one of the hash <paramref name="successor"/> that works in <paramref
    /// name="restaurantId"/> and is otherwise the same. Whatever breaks off in between, a token that is spent has its successor; one that
    /// is not may leave a successor that nobody holds. Gives it as it was before: <see cref="RefreshToken.Successor"/> tells for which one
    /// somebody had it. Null: no such token, or its family has ended.
    /// </summary>
    ValueTask<RefreshToken?> ExchangeAsync(string hash, string successor, string restaurantId, CancellationToken ct);

    /// <summary>The token as it is. Null: no such token, or its family has ended.</summary>
    ValueTask<RefreshToken?> FindAsync(string hash, CancellationToken ct);

    /// <summary>Removes every token of the family, for good: one that is added to it later is not kept.</summary>
    ValueTask EndFamilyAsync(string familyId, CancellationToken ct);

    /// <summary>Removes every token of the sign-ins that work in this restaurant now; those that work in another go on.</summary>
    ValueTask EndMembershipAsync(string accountId, string restaurantId, CancellationToken ct);

    /// <summary>Removes every token of the account: its password has changed.</summary>
    ValueTask EndAccountAsync(string accountId, CancellationToken ct);

    /// <summary>Removes what expired before <paramref name="before"/>.</summary>
    ValueTask RemoveExpiredAsync(DateTimeOffset before, CancellationToken ct);
}

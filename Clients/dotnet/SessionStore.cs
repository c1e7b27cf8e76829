using System.Text.Json;

namespace RealtimeRestaurant.Client;

/// <summary>The person who is signed in.</summary>
/// <param name="Role"><c>admin</c>, <c>manager</c>, <c>waiter</c>, <c>cashier</c> or <c>chef</c>.</param>
/// <param name="Language">The language that they have chosen (BCP 47); null: none.</param>
public sealed record SessionUser(string Id, string Name, string Email, string Role, string RestaurantId, string? Language);

/// <summary>A sign-in, as a store keeps it.</summary>
/// <param name="ExpiresAt">When the access token ends.</param>
/// <param name="RefreshToken">Good for one exchange.</param>
/// <param name="ExchangeId">
/// The id of that exchange. It is there from the beginning: when the response is lost, the next try is the same exchange.
/// </param>
public sealed record StoredSession(
    string AccessToken, DateTimeOffset ExpiresAt, string RefreshToken, SessionUser User, string? ExchangeId);

/// <summary>Where a session is kept. Who can read it can act as that person until they sign out.</summary>
public interface ISessionStore
{
    /// <summary>Null: there is none.</summary>
    ValueTask<StoredSession?> ReadAsync(CancellationToken ct);

    /// <summary>Null: forget it.</summary>
    ValueTask WriteAsync(StoredSession? session, CancellationToken ct);
}

/// <summary>Keeps a session as long as the program runs.</summary>
public sealed class MemoryStore : ISessionStore
{
    private StoredSession? _session;

    public ValueTask<StoredSession?> ReadAsync(CancellationToken ct) => ValueTask.FromResult(_session);

    public ValueTask WriteAsync(StoredSession? session, CancellationToken ct)
    {
        _session = session;
        return ValueTask.CompletedTask;
    }
}

/// <summary>Keeps a session in a file of its own, over restarts of the program. On Unix only its owner can read the file.</summary>
public sealed class FileStore(string path) : ISessionStore
{
    public async ValueTask<StoredSession?> ReadAsync(CancellationToken ct)
    {
        if (!File.Exists(path)) return null;
        return JsonSerializer.Deserialize<StoredSession>(await File.ReadAllTextAsync(path, ct), WireObject.Json);
    }

    // A program that dies while it writes leaves the old file.
    public async ValueTask WriteAsync(StoredSession? session, CancellationToken ct)
    {
        if (session is null)
        {
            File.Delete(path);
            return;
        }
        var fresh = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var file = new FileStream(fresh, options)) await JsonSerializer.SerializeAsync(file, session, WireObject.Json, ct);
        File.Move(fresh, path, overwrite: true);
    }
}

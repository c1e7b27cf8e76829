using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Backups;

/// <summary>
/// One line of the content, as both stores write their own: first the commits of each restaurant in order, restaurant by restaurant, then
/// the accounts, then the header again without its checksum, which then covers it.
/// </summary>
internal sealed record BackupLine(Commit? Commit = null, Account? Account = null, BackupHeader? End = null);

using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Backups;

/// <summary>
/// One line of the content, in the form in which everything is stored. The lines are the commits of each restaurant in order, restaurant by
/// restaurant, then the accounts, then the header without its checksum, so that the checksum covers it.
/// </summary>
internal sealed record BackupLine(Commit? Commit = null, Account? Account = null, BackupHeader? End = null);

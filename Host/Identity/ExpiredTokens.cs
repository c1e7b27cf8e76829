using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Host.Identity;

/// <summary>Removes refresh tokens that nobody could use any more, every hour.</summary>
internal sealed partial class ExpiredTokens(IRefreshTokens tokens, TimeProvider clock, ILogger<ExpiredTokens> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await tokens.RemoveExpiredAsync(clock.GetUtcNow(), stoppingToken);
            }
            catch (StoreUnavailableException fault)
            {
                // They are refused by their date anyway; the next hour will do.
                LogPostponed(fault);
            }
        }
    }

    [LoggerMessage(20, LogLevel.Warning, "Expired refresh tokens could not be removed now")]
    private partial void LogPostponed(Exception fault);
}

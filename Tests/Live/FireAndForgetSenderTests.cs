using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Tests.Live;

public sealed class FireAndForgetSenderTests
{
    [Fact]
    public async Task Dropped_messages_are_logged_once_there_is_room_again()
    {
        var (log, redis) = (new ListLogger(), new TaskCompletionSource());
        var hub = new HubSender(ScreenKind.Kitchen, new JoinedConnections(), _ => default, _ => redis.Task, (_, _) => Task.CompletedTask);
        var sender = new FireAndForgetSender(limit: 1, log);

        for (var i = 0; i < 4; i++) sender.Send(hub, default);
        log.Lines.ShouldBeEmpty();
        redis.SetResult();

        await Eventually.True(() => log.Lines.Count > 0, "the drop is logged");
        log.Lines.ShouldHaveSingleItem().ShouldStartWith("Warning 3 messages were dropped");
    }

    private sealed class ListLogger : ILogger
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines { get { lock (_lines) return [.. _lines]; } }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            lock (_lines) _lines.Add($"{logLevel} {formatter(state, exception)}");
        }
    }
}

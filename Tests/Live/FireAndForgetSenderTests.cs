using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Tests.Live;

public sealed class FireAndForgetSenderTests
{
    [Fact]
    public async Task What_was_dropped_is_said_once_there_is_room_again()
    {
        var (said, redis) = (new Notes(), new TaskCompletionSource());
        var outlet = new HubOutlet(Screen.Kitchen, new JoinedConnections(), _ => default, _ => redis.Task, (_, _) => Task.CompletedTask);
        var sends = new FireAndForgetSender(limit: 1, said);

        for (var i = 0; i < 4; i++) sends.Tell(outlet, default);
        said.Lines.ShouldBeEmpty();
        redis.SetResult();

        await Eventually.True(() => said.Lines.Count > 0, "what was dropped");
        said.Lines.ShouldHaveSingleItem().ShouldStartWith("Warning 3 messages were dropped");
    }

    private sealed class Notes : ILogger
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines { get { lock (_lines) return [.. _lines]; } }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines) _lines.Add($"{logLevel} {formatter(state, exception)}");
        }
    }
}

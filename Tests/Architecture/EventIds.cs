using System.Reflection;
using Microsoft.Extensions.Logging;

namespace RealtimeRestaurant.Tests.Architecture;

/// <summary>The number of a line says what it is, to whoever filters or counts them: no two lines have one.</summary>
public sealed partial class EventIds
{
    [Fact]
    public void Each_line_of_the_log_has_a_number_of_its_own()
    {
        var lines = Lines(Repository.Types(Repository.Production));

        lines.Length.ShouldBeGreaterThan(25);
        Doubled(lines).ShouldBeEmpty();
    }

    [Fact]
    public void A_number_that_is_given_twice_or_not_at_all_would_be_found() =>
        Doubled(Lines([typeof(Some), typeof(Others)])).ShouldBe(["-1: Others.LogWithout", "7: Others.LogSame, Some.LogOne"]);

    private static (int Id, string Name)[] Lines(IEnumerable<Type> types) =>
        [.. from type in types
            from method in type.GetMethods(
                BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            let line = method.GetCustomAttribute<LoggerMessageAttribute>()
            where line is not null
            select (line.EventId, $"{type.Name}.{method.Name}")];

    // None at all is -1 to the attribute, and a hash of the name to the generator.
    private static string[] Doubled((int Id, string Name)[] lines) =>
        [.. from line in lines
            group line.Name by line.Id into same
            where same.Key <= 0 || same.Count() > 1
            orderby same.Key
            select $"{same.Key}: {string.Join(", ", same.Order(StringComparer.Ordinal))}"];

    private static partial class Some
    {
        [LoggerMessage(7, LogLevel.Debug, "one")]
        private static partial void LogOne(ILogger logger);

        [LoggerMessage(8, LogLevel.Debug, "two")]
        private static partial void LogTwo(ILogger logger);
    }

    private static partial class Others
    {
        [LoggerMessage(7, LogLevel.Debug, "same")]
        private static partial void LogSame(ILogger logger);

        [LoggerMessage(Level = LogLevel.Debug, Message = "without")]
        private static partial void LogWithout(ILogger logger);
    }
}

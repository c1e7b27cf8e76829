using FluentValidation;
using MessagePack;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>A part of the day in which a dish can be ordered, in the restaurant's time zone.</summary>
[MessagePackObject]
public sealed record ServingTimeRequest
{
    /// <summary>The days on which it begins; absent or empty: every day.</summary>
    [Key("days")] public IReadOnlyList<string?>? Days { get; init; }

    [Key("from")] public string? From { get; init; }

    /// <summary>It ends then: on the next day if that is not after <c>from</c>.</summary>
    [Key("to")] public string? To { get; init; }

    /// <summary>Requires valid requests.</summary>
    public static Schedule? Schedule(IReadOnlyList<ServingTimeRequest?>? times) =>
        Domain.Menu.Schedule.Of([.. (times ?? []).Select(time => time!.Time())]);

    // The week begins on Monday: ISO 8601.
    private ServingTime Time() => new(
        [.. (Days ?? []).Select(WireName.Value<DayOfWeek>).Distinct().OrderBy(day => ((int)day + 6) % 7)], WireTime.ParseOfDay(From)!.Value,
        WireTime.ParseOfDay(To)!.Value);
}

internal sealed class ServingTimeRules : AbstractValidator<ServingTimeRequest>
{
    /// <summary>The most times of one schedule: three on each day of the week.</summary>
    public const int Most = 21;

    public ServingTimeRules()
    {
        RuleFor(time => time.Days).AtMost(7, "days");
        RuleForEach(time => time.Days).NameOf<ServingTimeRequest, DayOfWeek>();
        RuleFor(time => time.From).TimeOfDay();
        RuleFor(time => time.To).TimeOfDay();
    }
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>A dish or drink that can be ordered.</summary>
public sealed record MenuItem
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Category { get; init; }

    /// <summary>Minor units of the restaurant's currency.</summary>
    public required long Price { get; init; }

    /// <summary>What <see cref="Price"/> is for, of a dish by weight; null: a portion.</summary>
    public UnitOfMeasure? Unit { get; init; }

    /// <summary>The station that makes it; <see cref="Stations.Default"/> if the menu names none.</summary>
    public required string Station { get; init; }

    /// <summary>Parts per million, of all its taxes together; null: the restaurant's.</summary>
    public int? TaxRate { get; init; }

    /// <summary>Its taxes, which add up to <see cref="TaxRate"/>; null: one tax without a name.</summary>
    public ImmutableArray<NamedTax>? Taxes { get; init; }

    /// <summary>
    /// The one rate, without named taxes, if it is taken away, in parts per million; null: the same as for guests who dine in.
    /// </summary>
    public int? TakeAwayTaxRate { get; init; }

    /// <summary>Null: the station's default.</summary>
    public int? PrepMinutes { get; init; }

    /// <summary>The portions left; null: unlimited.</summary>
    public int? Stock { get; init; }

    /// <summary>The stock at or below which the kitchen is alerted once; null: never.</summary>
    public int? LowStock { get; init; }

    /// <summary>Why it is 86: <see cref="OffReason.Manual"/> or <see cref="OffReason.Auto"/>; null when it is not.</summary>
    public OffReason? Off { get; init; }

    /// <summary>When it can be ordered, within the schedule of its category; null: always.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>True while it is outside its schedule or its category's, as of the last <see cref="MenuScheduleTurned"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Closed { get; init; }

    public ImmutableArray<ModifierGroup> Modifiers { get; init; } = [];

    /// <summary>Null: the menu declares nothing.</summary>
    public Diet? Diet { get; init; }

    /// <summary>The parts of a set menu, in the order of the meal; null for any other dish.</summary>
    public ImmutableArray<SetMenuPart>? Parts { get; init; }

    /// <summary>The reason why it cannot be ordered now; null when it can.</summary>
    public OffReason? Reason => Off ?? (Closed ? OffReason.Schedule : null);

    public bool Available => Reason is null;

    /// <summary>The dish's image; null if it has none.</summary>
    public MenuImage? Image { get; init; }

    public ModifierOption? Option(string optionId) =>
        Modifiers.SelectMany(group => group.Options).FirstOrDefault(option => option.Id == optionId);

    /// <summary>The dish with another option in the place of the one with its id.</summary>
    public MenuItem With(ModifierOption changed) => this with
    {
        Modifiers =
        [
            .. Modifiers.Select(group => group.Options.FirstOrDefault(option => option.Id == changed.Id) is { } before
                ? group with { Options = group.Options.Replace(before, changed) } : group),
        ],
    };
}

/// <summary>
/// The reason why a dish is off: staff took it off (and only staff bring it back), it ran out (and comes back with the stock), or it is
/// not its time.
/// </summary>
public enum OffReason { Manual, Auto, Schedule }

/// <summary>
/// A choice that comes with a dish, of which between <paramref name="Min"/> and <paramref name="Max"/> options are taken.
/// </summary>
public sealed record ModifierGroup(string Id, string Name, int Min, int Max, ImmutableArray<ModifierOption> Options);

/// <param name="Price">Added to the dish's, in minor units; negative for what the guest goes without.</param>
public sealed record ModifierOption(string Id, string Name, long Price)
{
    /// <summary>How many times one portion can take it.</summary>
    public int Max { get; init; } = 1;

    /// <summary>True if it takes something away, such as the onions, so that a kitchen can mark it. Its name says so as well.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool LeavesOut { get; init; }

    /// <summary>The portions left; null: unlimited.</summary>
    public int? Stock { get; init; }

    /// <inheritdoc cref="MenuItem.LowStock"/>
    public int? LowStock { get; init; }

    /// <inheritdoc cref="MenuItem.Off"/>
    public OffReason? Off { get; init; }

    public bool Available => Off is null;
}

public static class Stations
{
    public const string Default = "kitchen";

    /// <summary>The target in minutes of a ticket whose dishes have no preparation time.</summary>
    public const int DefaultPrepMinutes = 10;
}

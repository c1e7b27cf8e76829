using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>A command about the menu.</summary>
public abstract record MenuCommand : RestaurantCommand;

public sealed record AddMenuItem(
    string Name, string Category, long Price, string? Station, int? TaxRate, int? PrepMinutes,
    int? Stock, int? LowStock, ImmutableArray<ModifierGroupDraft> Modifiers) : MenuCommand
{
    /// <summary>Left out of the fingerprint while absent, so that commands from before it existed are still recognised.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int? TakeAwayTaxRate { get; init; }

    /// <summary>Several taxes, instead of one tax rate; null: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<NamedTax>? Taxes { get; init; }

    /// <summary>Null: none. Likewise the marks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<Allergen>? Allergens { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<DietaryMark>? Marks { get; init; }

    /// <inheritdoc cref="MenuItem.Unit"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UnitOfMeasure? Unit { get; init; }

    /// <summary>The parts of a set menu; null: it is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<SetMenuPartDraft>? Parts { get; init; }

    /// <summary>Null: it can be ordered at any time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Schedule? Schedule { get; init; }
}

/// <summary>A part of a set menu in a request; the restaurant assigns the id.</summary>
public sealed record SetMenuPartDraft(string Name, int Count, int? Course, ImmutableArray<SetMenuChoice> Choices)
{
    public const int MaxParts = 10;

    /// <summary>The most dishes that one part can have.</summary>
    public const int MaxCount = 9;
}

/// <summary>A modifier group in a request; the restaurant assigns the ids.</summary>
public sealed record ModifierGroupDraft(string Name, int Min, int Max, ImmutableArray<ModifierOptionDraft> Options);

/// <inheritdoc cref="ModifierOption"/>
public sealed record ModifierOptionDraft(string Name, long Price)
{
    /// <summary>Null: 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Max { get; init; }

    /// <summary>Null: as before, and of a new option false.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? LeavesOut { get; init; }

    /// <summary>The stock of a new option; one that the dish has already keeps its own. Likewise <see cref="LowStock"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Stock { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? LowStock { get; init; }
}

/// <summary>Null leaves a property as it is, and so does the absence of one that a dish can be without.</summary>
/// <remarks>The order of the properties is part of the fingerprint of repeated commands.</remarks>
public sealed record ChangeMenuItem : MenuCommand
{
    public required string MenuItemId { get; init; }

    public string? Name { get; init; }

    public string? Category { get; init; }

    public long? Price { get; init; }

    public string? Station { get; init; }

    public Optional<int?> TaxRate { get; init; }

    /// <summary>Several taxes, instead of one tax rate; null takes them away. A tax rate takes them away, too.</summary>
    public Optional<ImmutableArray<NamedTax>?> Taxes { get; init; }

    public Optional<int?> PrepMinutes { get; init; }

    public Optional<int?> LowStock { get; init; }

    public ImmutableArray<ModifierGroupDraft>? Modifiers { get; init; }

    public bool? Available { get; init; }

    /// <summary>Null takes the stock count away.</summary>
    public Optional<int?> Stock { get; init; }

    /// <summary>If given, the change is refused unless this is the current stock.</summary>
    public Optional<int?> ExpectedStock { get; init; }

    /// <summary>Left out of the fingerprint while absent, so that commands from before it existed are still recognised.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> TakeAwayTaxRate { get; init; }

    /// <summary>The place within the category: 1 is the first, and beyond the last is the last.</summary>
    public int? Position { get; init; }

    /// <summary>All of them; empty: none.</summary>
    public ImmutableArray<Allergen>? Allergens { get; init; }

    /// <inheritdoc cref="Allergens"/>
    public ImmutableArray<DietaryMark>? Marks { get; init; }

    /// <summary>Null: the price is for a portion.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<UnitOfMeasure?> Unit { get; init; }

    /// <summary>All parts of a set menu; empty: it is none any more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<SetMenuPartDraft>? Parts { get; init; }

    /// <summary>Null takes it away.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<Schedule?> Schedule { get; init; }
}

/// <summary>Removes a dish for good. Orders that have it keep it.</summary>
public sealed record RemoveMenuItem(string MenuItemId) : MenuCommand;

/// <summary>Adds a category after the others. A dish that names a new category adds that as well.</summary>
public sealed record AddMenuCategory(string Name) : MenuCommand
{
    /// <summary>Null: its dishes can be ordered at any time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Schedule? Schedule { get; init; }
}

/// <summary>Renames a category, with its dishes, or moves it. Null leaves a property as it is.</summary>
/// <param name="Position">1 is the first, and beyond the last is the last.</param>
public sealed record ChangeMenuCategory(string CategoryId, string? Name, int? Position) : MenuCommand
{
    /// <summary>Null takes it away.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<Schedule?> Schedule { get; init; }
}

public sealed record RemoveMenuCategory(string CategoryId) : MenuCommand;

/// <summary>Takes a dish, or an option of it, off the menu ("86") or brings it back.</summary>
public sealed record SetAvailability(string MenuItemId, bool Available) : MenuCommand
{
    /// <summary>Null: the dish itself. Left out of the fingerprint then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OptionId { get; init; }
}

/// <summary>Changes the stock of an option, as <see cref="ChangeMenuItem"/> does that of a dish.</summary>
public sealed record ChangeOption(string MenuItemId, string OptionId) : MenuCommand
{
    public bool? Available { get; init; }

    /// <inheritdoc cref="ChangeMenuItem.Stock"/>
    public Optional<int?> Stock { get; init; }

    public Optional<int?> LowStock { get; init; }

    /// <inheritdoc cref="ChangeMenuItem.ExpectedStock"/>
    public Optional<int?> ExpectedStock { get; init; }
}

/// <summary>Sets the dish's image and replaces any earlier one.</summary>
/// <param name="ContentType">The media type of the bytes, see <see cref="MenuImage.TypeOf"/>.</param>
/// <param name="Bytes">The image, at most <see cref="MenuImage.MaxSize"/> bytes.</param>
public sealed record SetMenuImage(string MenuItemId, string ContentType, ReadOnlyMemory<byte> Bytes) : MenuCommand
{
    /// <summary>Sixty-four images would nearly fill one MongoDB document (16 MB), and a reader of one image would read them all.</summary>
    public override bool MustBeLastInCommit() => true;
}

public sealed record RemoveMenuImage(string MenuItemId) : MenuCommand;

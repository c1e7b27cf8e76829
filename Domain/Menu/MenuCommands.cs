using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>A command about the menu.</summary>
public abstract record MenuCommand : RestaurantCommand;

public sealed record AddMenuItem(
    string Name, string Category, long Price, string? Station, int? TaxRate, int? PrepMinutes,
    int? Stock, int? LowStock, ImmutableArray<ModifierGroupDraft> Modifiers) : MenuCommand;

/// <summary>A modifier group in a request; the restaurant assigns the ids.</summary>
public sealed record ModifierGroupDraft(string Name, int Min, int Max, ImmutableArray<ModifierOptionDraft> Options);

public sealed record ModifierOptionDraft(string Name, long Price);

/// <summary>Null leaves a property as it is. <paramref name="Unlimited"/> removes the stock count.</summary>
/// <param name="ExpectedStock">If given, the change is refused unless this is the current stock.</param>
public sealed record ChangeMenuItem(
    string MenuItemId, string? Name, string? Category, long? Price, string? Station, int? TaxRate, int? PrepMinutes,
    int? LowStock, ImmutableArray<ModifierGroupDraft>? Modifiers, bool? Available, int? Stock, bool Unlimited, int? ExpectedStock)
        : MenuCommand;

/// <summary>Takes a dish off the menu ("86") or brings it back.</summary>
public sealed record SetAvailability(string MenuItemId, bool Available) : MenuCommand;

/// <summary>Sets the dish's image and replaces any earlier one.</summary>
/// <param name="ContentType">The media type of the bytes, see <see cref="MenuImage.TypeOf"/>.</param>
/// <param name="Bytes">The image, at most <see cref="MenuImage.MaxSize"/> bytes.</param>
public sealed record SetMenuImage(string MenuItemId, string ContentType, ReadOnlyMemory<byte> Bytes) : MenuCommand
{
    /// <summary>Sixty-four images would nearly fill one MongoDB document (16 MB), and a reader of one image would read them all.</summary>
    public override bool MustBeLastInCommit() => true;
}

public sealed record RemoveMenuImage(string MenuItemId) : MenuCommand;

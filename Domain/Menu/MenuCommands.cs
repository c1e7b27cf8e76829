using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>What a client wants of the menu.</summary>
public abstract record MenuCommand : RestaurantCommand;

public sealed record AddMenuItem(
    string Name, string Category, long Price, string? Station, int? TaxRate, int? PrepMinutes,
    int? Stock, int? LowStock, ImmutableArray<ModifierGroupDraft> Modifiers) : MenuCommand;

/// <summary>A modifier group as asked for; ids are given by the house.</summary>
public sealed record ModifierGroupDraft(string Name, int Min, int Max, ImmutableArray<ModifierOptionDraft> Options);

public sealed record ModifierOptionDraft(string Name, long Price);

/// <summary>Null leaves a property as it is. <paramref name="Unlimited"/> takes the stock count away.</summary>
/// <param name="ExpectedStock">When given, the change is refused unless the stock is still this.</param>
public sealed record ChangeMenuItem(
    string MenuItemId, string? Name, string? Category, long? Price, string? Station, int? TaxRate, int? PrepMinutes,
    int? LowStock, ImmutableArray<ModifierGroupDraft>? Modifiers, bool? Available, int? Stock, bool Unlimited, int? ExpectedStock)
        : MenuCommand;

/// <summary>Takes a dish off the menu ("86") or brings it back.</summary>
public sealed record SetAvailability(string MenuItemId, bool Available) : MenuCommand;

/// <summary>Shows the dish by this image, in place of the one before.</summary>
/// <param name="ContentType">What the bytes are, see <see cref="MenuImage.TypeOf"/>.</param>
/// <param name="Bytes">At most <see cref="MenuImage.MaxSize"/> of them.</param>
public sealed record SetMenuImage(string MenuItemId, string ContentType, ReadOnlyMemory<byte> Bytes) : MenuCommand
{
    /// <summary>Sixty-four images would nearly fill one MongoDB document (16 MB), and a reader of one image would read them all.</summary>
    public override bool MustBeLastInCommit() => true;
}

public sealed record RemoveMenuImage(string MenuItemId) : MenuCommand;

using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Menu;

internal static class MenuRefusals
{
    public static readonly Refusal Unknown = new(RefusalCode.NotFound, "There is no such dish on the menu.");
    public static readonly Refusal UnknownCategory = new(RefusalCode.NotFound, "The menu has no such category.");
    public static readonly Refusal CategoryNameless = new(RefusalCode.RuleBroken, "A category needs a name.");
    public static readonly Refusal MayNotManage = new(RefusalCode.Forbidden, "Only a manager may change the menu.");
    public static readonly Refusal Nameless = new(RefusalCode.RuleBroken, "A dish needs a name and a category.");
    public static readonly Refusal Negative = new(RefusalCode.RuleBroken, "Prices, rates and stock cannot be negative.");
    public static readonly Refusal OddTaxes = new(
        RefusalCode.RuleBroken, "Each tax of a dish needs a name of its own and a rate above 0, and together they are at most 100 %.");
    public static readonly Refusal NoTime = new(RefusalCode.RuleBroken, "A dish takes at least a minute to prepare.");
    public static readonly Refusal DuplicateGroups =
        new(RefusalCode.RuleBroken, "Two modifier groups of a dish cannot have the same name.");

    public static readonly Refusal DuplicateParts = new(RefusalCode.RuleBroken, "Two parts of a set menu cannot have the same name.");

    public static Refusal OnlyParts(MenuItem menu) => new(
        RefusalCode.RuleBroken,
        $"{menu.Name} is a set menu: it has no stock, unit or modifiers of its own, since those of its dishes count.");

    public static Refusal OddPart(SetMenuPart part) => new(
        RefusalCode.RuleBroken,
        $"{part.Name}: a part has 1 to {SetMenuPartDraft.MaxCount} dishes of at least one to choose from, each named once, and no "
        + "surcharge below 0.");

    public static Refusal NoChoice(MenuItem dish) =>
        new(RefusalCode.RuleBroken, $"{dish.Name} is sold by weight or is a set menu, so it cannot be a part of one.");

    public static Refusal WeighedChoice(MenuItem menu) =>
        new(RefusalCode.RuleBroken, $"{menu.Name} offers it, so it cannot be sold by weight. Take it out there first.");

    public static Refusal NestedMenu(MenuItem menu) =>
        new(RefusalCode.RuleBroken, $"{menu.Name} offers it, so it cannot be a set menu. Take it out there first.");

    public static Refusal IsOffered(MenuItem dish, MenuItem menu) =>
        new(RefusalCode.RuleBroken, $"{menu.Name} offers {dish.Name}. Take it out there first.");

    public static Refusal NothingToChoose(MenuItem dish, string choice) =>
        new(RefusalCode.OutOfStock, $"{dish.Name} has too little left for {choice}; it comes back with that.");

    public static Refusal Unavailable(MenuItem dish) => new(RefusalCode.ItemUnavailable, $"{dish.Name} is not available now.");

    public static Refusal Unavailable(MenuItem dish, ModifierOption option) =>
        new(RefusalCode.ItemUnavailable, $"{dish.Name} is not available with {option.Name} now.");

    public static Refusal TooFewOptions(MenuItem dish, ModifierGroup group) =>
        new(RefusalCode.ItemUnavailable, $"{dish.Name} cannot be ordered now: too few options of {group.Name} are available.");

    public static Refusal OutsideSchedule(MenuItem dish, Schedule schedule) =>
        new(RefusalCode.ItemUnavailable, $"{dish.Name} can only be ordered {schedule}.");

    public static Refusal Contradiction(MenuItem dish, DietaryMark mark, Allergen allergen) =>
        new(RefusalCode.RuleBroken, $"{dish.Name} cannot be marked {mark} and contain {allergen}.");

    public static Refusal CategoryExists(string name) => Refusal.Exists("name", $"There is a category {name} already.");

    public static Refusal CategoryNotEmpty(MenuCategory category) =>
        new(RefusalCode.RuleBroken, $"{category.Name} still has {category.ItemIds.Length} dishes. Move or remove them first.");

    public static Refusal UnknownOption(MenuItem dish) => new(RefusalCode.NotFound, $"{dish.Name} has no such option.");

    public static Refusal OptionTooOften(MenuItem dish, ModifierOption option) =>
        new(RefusalCode.RuleBroken, $"{dish.Name} takes {option.Name} at most {option.Max} times.");

    public static Refusal BelowZero(MenuItem dish) =>
        new(RefusalCode.RuleBroken, $"With these options {dish.Name} would cost less than nothing.");

    public static Refusal Choice(MenuItem dish, ModifierGroup group) =>
        new(RefusalCode.RuleBroken, $"{dish.Name}: choose between {group.Min} and {group.Max} of {group.Name}.");

    /// <summary>Names what has not enough stock, with the portions left; the errors are by the id of the dish or option.</summary>
    public static Refusal OutOfStock(ImmutableArray<StockItem> missing) => new(
        RefusalCode.OutOfStock,
        $"There is not enough of {string.Join(", ", missing.Select(item => $"{item.Name} ({item.Stock} left)"))}; nothing was ordered.",
        missing.ToImmutableDictionary(item => item.Id, item => ImmutableArray.Create($"{item.Stock} left.")));

    public static Refusal NothingLeft(StockItem item) =>
        new(RefusalCode.OutOfStock, $"{item.Name} has run out; it comes back when its stock is set.");

    public static Refusal StockMoved(StockItem item) =>
        new(RefusalCode.VersionChanged, $"The stock of {item.Name} is {item.Stock?.ToString() ?? "unlimited"} now. Reload it.");

    public static Refusal NotYourDish(MenuItem dish) =>
        new(RefusalCode.Forbidden,
            $"{dish.Name} is made at station {dish.Station}; only a chef who works there or a manager may say whether it is available.");

    public static Refusal Bounds(ModifierGroup group) =>
        new(RefusalCode.RuleBroken,
            $"{group.Name}: `max` must be between 1 and {group.Options.Sum(option => option.Max)}, and not less than `min`.");

    public static Refusal OptionNever(ModifierGroup group) =>
        new(RefusalCode.RuleBroken, $"{group.Name}: an option can be taken at least once.");

    public static Refusal DuplicateOptions(ModifierGroup group) =>
        new(RefusalCode.RuleBroken, $"{group.Name}: two options cannot have the same name.");
}

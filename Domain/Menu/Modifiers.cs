using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Menu;

internal static class Modifiers
{
    /// <summary>
    /// Groups and options with ids. A group or option with the same name keeps its id, so that a tablet with yesterday's menu still orders
    /// the right one; and an option its stock.
    /// </summary>
    /// <param name="known">The groups that the dish had before; returned as they are when nothing changes.</param>
    public static ImmutableArray<ModifierGroup> Make(DecisionContext context, ImmutableArray<ModifierGroupDraft> drafts,
        ImmutableArray<ModifierGroup> known)
    {
        ImmutableArray<ModifierGroup> groups =
            [.. drafts.Select(draft => Group(context, draft, known.FirstOrDefault(group => group.Name == draft.Name)))];
        return groups.SequenceEqual(known, SameGroup) ? known : groups;
    }

    /// <summary>A group of the dish that has too few options left for one portion; null if there is none.</summary>
    public static ModifierGroup? Lacking(MenuItem dish) => dish.Modifiers.FirstOrDefault(group =>
        group.Options.Where(option => option.Available).Sum(option => option.Max) < group.Min);

    public static Refusal? Check(ImmutableArray<ModifierGroup> groups)
    {
        if (HasDuplicates(groups.Select(group => group.Name))) return MenuRefusals.DuplicateGroups;
        foreach (var group in groups)
        {
            if (group.Min < 0 || group.Max < Math.Max(1, group.Min) || group.Max > group.Options.Sum(option => option.Max))
                return MenuRefusals.Bounds(group);
            if (HasDuplicates(group.Options.Select(option => option.Name))) return MenuRefusals.DuplicateOptions(group);
            if (group.Options.Any(option => option.Max < 1)) return MenuRefusals.OptionNever(group);
            if (group.Options.Any(option => option.Stock < 0 || option.LowStock < 0)) return MenuRefusals.Negative;
        }
        return null;
    }

    private static ModifierGroup Group(DecisionContext context, ModifierGroupDraft draft, ModifierGroup? known) => new(
        known?.Id ?? context.NewId("mod"), draft.Name, draft.Min, draft.Max,
        [.. draft.Options.Select(option => Option(context, option, known?.Options.FirstOrDefault(before => before.Name == option.Name)))]);

    private static ModifierOption Option(DecisionContext context, ModifierOptionDraft draft, ModifierOption? known) =>
        (known ?? new(context.NewId("opt"), draft.Name, draft.Price)
        {
            Stock = draft.Stock, LowStock = draft.LowStock, Off = draft.Stock == 0 ? OffReason.Auto : null,
        }) with { Price = draft.Price, Max = draft.Max ?? 1, LeavesOut = draft.LeavesOut ?? known?.LeavesOut ?? false };

    private static bool SameGroup(ModifierGroup one, ModifierGroup other) =>
        one with { Options = other.Options } == other && one.Options.SequenceEqual(other.Options);

    private static bool HasDuplicates(IEnumerable<string> names) => !names.All(new HashSet<string>(StringComparer.Ordinal).Add);
}

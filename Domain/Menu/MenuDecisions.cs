using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Menu;

internal static class MenuDecisions
{
    public static Refusal? Decide(DecisionContext context, MenuCommand command)
    {
        if (Dispatch(context, command) is { } refusal) return refusal;
        ScheduleClock.Advance(context);
        return null;
    }

    private static Refusal? Dispatch(DecisionContext context, MenuCommand command) => command switch
    {
        AddMenuItem add => Add(context, add),
        ChangeMenuItem change => Change(context, change),
        RemoveMenuItem remove => Remove(context, remove),
        AddMenuCategory add => CategoryDecisions.Add(context, add),
        ChangeMenuCategory change => CategoryDecisions.Change(context, change),
        RemoveMenuCategory remove => CategoryDecisions.Remove(context, remove),
        SetAvailability set => SetAvailability(context, set),
        ChangeOption change => ChangeOption(context, change),
        SetMenuImage set => SetImage(context, set),
        RemoveMenuImage remove => RemoveImage(context, remove),
        _ => throw MissingCase.Command(command),
    };

    public static Refusal? Add(DecisionContext context, AddMenuItem command)
    {
        if (!context.Actor.May(Permission.ManageMenu)) return MenuRefusals.MayNotManage;
        var dish = new MenuItem
        {
            Id = context.NewId("dish"), Name = command.Name, Category = command.Category, Price = command.Price,
            Station = StationOr(command.Station, Stations.Default), TaxRate = RateOf(command.Taxes) ?? command.TaxRate,
            Taxes = command.Taxes, TakeAwayTaxRate = command.TakeAwayTaxRate, PrepMinutes = command.PrepMinutes,
            Stock = command.Stock, LowStock = command.LowStock, Off = command.Stock == 0 ? OffReason.Auto : null,
            Modifiers = Modifiers.Make(context, command.Modifiers, known: []),
            Diet = Diet.Of(command.Allergens ?? [], command.Marks ?? []), Unit = command.Unit, Schedule = command.Schedule,
            Parts = SetMenus.Make(context, command.Parts ?? [], known: null),
        };
        if (Check(context.State, dish) is { } refusal) return refusal;
        if (Availability.Lacking(context.State, dish) is not null) dish = dish with { Off = OffReason.Auto };
        CategoryDecisions.Ensure(context, dish.Category);
        context.Add(new MenuItemAdded(dish));
        return null;
    }

    public static Refusal? Change(DecisionContext context, ChangeMenuItem command)
    {
        if (!context.Actor.May(Permission.ManageMenu)) return MenuRefusals.MayNotManage;
        if (context.State.Menu.GetValueOrDefault(command.MenuItemId) is not { } dish) return MenuRefusals.Unknown;
        if (command.ExpectedStock.Or(dish.Stock) != dish.Stock) return MenuRefusals.StockMoved(new(dish, Option: null));

        var changed = Described(context, dish, command);
        if (Check(context.State, changed with { Stock = command.Stock.Or(dish.Stock) }) is { } refusal) return refusal;
        CategoryDecisions.Ensure(context, changed.Category);
        if (changed != dish) context.Add(new MenuItemChanged(changed));
        if (command.Position is { } position) CategoryDecisions.Move(context, changed, position);
        return SetStock(context, new(dish.Id, OptionId: null), command.Stock.Or(dish.Stock), command.Available);
    }

    public static Refusal? ChangeOption(DecisionContext context, ChangeOption command)
    {
        if (!context.Actor.May(Permission.ManageMenu)) return MenuRefusals.MayNotManage;
        if (Find(context, command.MenuItemId, command.OptionId, out var item) is { } unknown) return unknown;
        if (command.ExpectedStock.Or(item.Stock) != item.Stock) return MenuRefusals.StockMoved(item);
        var (stock, lowStock) = (command.Stock.Or(item.Stock), command.LowStock.Or(item.LowStock));
        if (stock < 0 || lowStock < 0) return MenuRefusals.Negative;

        if (lowStock != item.LowStock) context.Add(new MenuItemChanged(item.Dish.With(item.Option! with { LowStock = lowStock })));
        return SetStock(context, new(command.MenuItemId, command.OptionId), stock, command.Available);
    }

    /// <summary>Orders have the dish as it was when they were placed, so they need nothing of it any more.</summary>
    public static Refusal? Remove(DecisionContext context, RemoveMenuItem command)
    {
        if (!context.Actor.May(Permission.ManageMenu)) return MenuRefusals.MayNotManage;
        if (context.State.Menu.GetValueOrDefault(command.MenuItemId) is not { } dish) return MenuRefusals.Unknown;
        if (SetMenus.Offering(context.State, dish.Id, menu => MenuRefusals.IsOffered(dish, menu)) is { } offered) return offered;
        context.Add(new MenuItemRemoved(dish));
        return null;
    }

    public static Refusal? SetAvailability(DecisionContext context, SetAvailability command)
    {
        if (Find(context, command.MenuItemId, command.OptionId, out var item) is { } unknown) return unknown;
        if (!context.WorksAt(item.Dish.Station)) return MenuRefusals.NotYourDish(item.Dish);
        return Availability.Set(context, item, command.Available);
    }

    public static Refusal? SetImage(DecisionContext context, SetMenuImage command)
    {
        if (!context.Actor.May(Permission.ManageMenu)) return MenuRefusals.MayNotManage;
        if (context.State.Menu.GetValueOrDefault(command.MenuItemId) is not { } dish) return MenuRefusals.Unknown;
        var hash = MenuImage.HashOf(command.Bytes.Span);
        if (dish.Image?.Hash != hash) ChangeImage(context, new MenuImageSet(dish.Id, hash, command.ContentType, command.Bytes), dish.Id);
        return null;
    }

    public static Refusal? RemoveImage(DecisionContext context, RemoveMenuImage command)
    {
        if (!context.Actor.May(Permission.ManageMenu)) return MenuRefusals.MayNotManage;
        if (context.State.Menu.GetValueOrDefault(command.MenuItemId) is not { } dish) return MenuRefusals.Unknown;
        if (dish.Image is not null) ChangeImage(context, new MenuImageRemoved(dish.Id), dish.Id);
        return null;
    }

    // The event of the image holds its bytes and is for no screen. Screens hear of the dish.
    private static void ChangeImage(DecisionContext context, MenuEvent change, string dishId)
    {
        context.Add(change);
        context.Add(new MenuItemChanged(context.State.Menu[dishId]));
    }

    private static Refusal? Find(DecisionContext context, string menuItemId, string? optionId, out StockItem item)
    {
        item = StockItem.Find(context.State, new(menuItemId, optionId))!;
        if (item is not null) return null;
        return context.State.Menu.TryGetValue(menuItemId, out var dish) ? MenuRefusals.UnknownOption(dish) : MenuRefusals.Unknown;
    }

    private static Refusal? SetStock(DecisionContext context, StockKey key, int? stock, bool? available)
    {
        Stock.Adjust(context, StockItem.Find(context.State, key)!, stock);
        Availability.Update(context, context.State.Menu[key.MenuItemId]);
        return available is { } on ? Availability.Set(context, StockItem.Find(context.State, key)!, on) : null;
    }

    private static MenuItem Described(DecisionContext context, MenuItem dish, ChangeMenuItem command) => Taxed(dish, command) with
    {
        Name = command.Name ?? dish.Name,
        Category = command.Category ?? dish.Category,
        Price = command.Price ?? dish.Price,
        Station = StationOr(command.Station, dish.Station),
        TakeAwayTaxRate = command.TakeAwayTaxRate.Or(dish.TakeAwayTaxRate),
        PrepMinutes = command.PrepMinutes.Or(dish.PrepMinutes),
        LowStock = command.LowStock.Or(dish.LowStock),
        Modifiers = command.Modifiers is { } drafts ? Modifiers.Make(context, drafts, dish.Modifiers) : dish.Modifiers,
        Diet = Diet.Of(command.Allergens ?? dish.Diet?.Allergens ?? [], command.Marks ?? dish.Diet?.Marks ?? []),
        Unit = command.Unit.Or(dish.Unit),
        Parts = command.Parts is { } parts ? SetMenus.Make(context, parts, dish.Parts) : dish.Parts,
        Schedule = command.Schedule.Or(dish.Schedule),
    };

    private static MenuItem Taxed(MenuItem dish, ChangeMenuItem command)
    {
        if (command is { TaxRate.IsGiven: false, Taxes.IsGiven: false }) return dish;
        return dish with { TaxRate = RateOf(command.Taxes.Value) ?? command.TaxRate.Value, Taxes = command.Taxes.Value };
    }

    private static int? RateOf(ImmutableArray<NamedTax>? taxes) => taxes?.Sum(tax => tax.Rate);

    private static Refusal? Check(Restaurant state, MenuItem dish)
    {
        if (string.IsNullOrWhiteSpace(dish.Name) || string.IsNullOrWhiteSpace(dish.Category)) return MenuRefusals.Nameless;
        if (dish.Price < 0 || dish.Stock < 0 || dish.LowStock < 0 || dish.TaxRate < 0 || dish.TakeAwayTaxRate < 0)
            return MenuRefusals.Negative;
        if (dish.Taxes is { } taxes && !AreTaxes(taxes)) return MenuRefusals.OddTaxes;
        if (dish.PrepMinutes < 1) return MenuRefusals.NoTime;
        if (dish.Diet?.Contradiction() is var (mark, allergen)) return MenuRefusals.Contradiction(dish, mark, allergen);
        return Modifiers.Check(dish.Modifiers) ?? SetMenus.Check(state, dish);
    }

    private static bool AreTaxes(ImmutableArray<NamedTax> taxes) =>
        taxes.All(tax => tax.Rate > 0 && !string.IsNullOrWhiteSpace(tax.Name))
            && taxes.DistinctBy(tax => tax.Name).Count() == taxes.Length && taxes.Sum(tax => (long)tax.Rate) <= RestaurantSettings.Whole;

    private static string StationOr(string? station, string otherwise) => string.IsNullOrWhiteSpace(station) ? otherwise : station;
}

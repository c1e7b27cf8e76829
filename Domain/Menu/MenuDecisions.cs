using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Menu;

internal static class MenuDecisions
{
    public static Refusal? Add(Story story, AddMenuItem command)
    {
        if (!story.Actor.IsManager) return MenuRefusals.NotAManager;
        var dish = new MenuItem(
            story.NewId("dish"), command.Name, command.Category, command.Price, StationOr(command.Station, Stations.Default), command.TaxRate, command.PrepMinutes,
            command.Stock, command.LowStock, command.Stock == 0 ? OffReason.Auto : null, Modifiers.Make(story, command.Modifiers, known: []));
        if (Check(dish) is { } refusal) return refusal;
        story.Add(new MenuItemAdded(dish));
        return null;
    }

    public static Refusal? Change(Story story, ChangeMenuItem command)
    {
        if (!story.Actor.IsManager) return MenuRefusals.NotAManager;
        if (story.State.Menu.GetValueOrDefault(command.MenuItemId) is not { } dish) return MenuRefusals.Unknown;
        if (command.ExpectedStock is { } expected && expected != dish.Stock) return MenuRefusals.StockMoved(dish);
        if (command.Unlimited && command.Stock is not null) return MenuRefusals.StockOrUnlimited;

        var changed = Described(story, dish, command);
        if (Check(changed with { Stock = command.Stock ?? dish.Stock }) is { } refusal) return refusal;
        if (changed != dish) story.Add(DescriptionOf(changed));
        if (command.Unlimited || command.Stock is not null) Stock.Adjust(story, story.State.Menu[dish.Id], command.Unlimited ? null : command.Stock);
        return command.Available is { } available ? Turn(story, dish.Id, available) : null;
    }

    public static Refusal? SetAvailability(Story story, SetAvailability command)
    {
        if (story.State.Menu.GetValueOrDefault(command.MenuItemId) is not { } dish) return MenuRefusals.Unknown;
        return story.WorksAt(dish.Station) ? Turn(story, dish.Id, command.Available) : MenuRefusals.NotYourDish(dish);
    }

    public static Refusal? SetImage(Story story, SetMenuImage command)
    {
        if (!story.Actor.IsManager) return MenuRefusals.NotAManager;
        if (story.State.Menu.GetValueOrDefault(command.MenuItemId) is not { } dish) return MenuRefusals.Unknown;
        var hash = MenuImage.HashOf(command.Bytes.Span);
        if (dish.Image?.Hash != hash) story.Add(new MenuImageSet(dish.Id, hash, command.ContentType, command.Bytes));
        return null;
    }

    public static Refusal? RemoveImage(Story story, RemoveMenuImage command)
    {
        if (!story.Actor.IsManager) return MenuRefusals.NotAManager;
        if (story.State.Menu.GetValueOrDefault(command.MenuItemId) is not { } dish) return MenuRefusals.Unknown;
        if (dish.Image is not null) story.Add(new MenuImageRemoved(dish.Id));
        return null;
    }

    private static Refusal? Turn(Story story, string dishId, bool available)
    {
        var dish = story.State.Menu[dishId];
        if (!available && dish.Off != OffReason.Manual) Availability.TakeOff(story, dish, OffReason.Manual, alert: true);
        if (!available || dish.Available) return null;
        if (dish.Stock == 0) return MenuRefusals.NothingLeft(dish);
        Availability.BringBack(story, dish);
        return null;
    }

    private static MenuItem Described(Story story, MenuItem dish, ChangeMenuItem command) => dish with
    {
        Name = command.Name ?? dish.Name,
        Category = command.Category ?? dish.Category,
        Price = command.Price ?? dish.Price,
        Station = StationOr(command.Station, dish.Station),
        TaxRate = command.TaxRate ?? dish.TaxRate,
        PrepMinutes = command.PrepMinutes ?? dish.PrepMinutes,
        LowStock = command.LowStock ?? dish.LowStock,
        Modifiers = command.Modifiers is { } drafts ? Modifiers.Make(story, drafts, dish.Modifiers) : dish.Modifiers,
    };

    private static MenuItemChanged DescriptionOf(MenuItem dish) => new(
        dish.Id, dish.Name, dish.Category, dish.Price, dish.Station, dish.TaxRate, dish.PrepMinutes, dish.LowStock, dish.Modifiers);

    private static Refusal? Check(MenuItem dish)
    {
        if (string.IsNullOrWhiteSpace(dish.Name) || string.IsNullOrWhiteSpace(dish.Category)) return MenuRefusals.Nameless;
        if (dish.Price < 0 || dish.Stock < 0 || dish.LowStock < 0 || dish.TaxRate < 0) return MenuRefusals.Negative;
        if (dish.PrepMinutes < 1) return MenuRefusals.NoTime;
        return Modifiers.Check(dish.Modifiers);
    }

    private static string StationOr(string? station, string otherwise) => string.IsNullOrWhiteSpace(station) ? otherwise : station;
}

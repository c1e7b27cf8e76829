using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;

namespace RealtimeRestaurant.Samples;

/// <summary>How guests and staff behave: how likely, in percent, each thing is at a moment at which it could happen.</summary>
public sealed record Habits
{
    /// <summary>An ordinary service, including things that go wrong.</summary>
    public static readonly Habits Usual = new();

    /// <summary>Identical table sessions: one dish, cooked without delay, paid at once with a card. For measurements.</summary>
    public static readonly Habits Plain = new()
    {
        Arrivals = 100, WholeMeals = false, Cooking = 100, Leaving = 100, Payments = [PaymentMethod.Card],
        Cancellations = 0, Mistakes = 0, Desserts = 0, Calls = 0,
        Discounts = 0, SplitsByItem = 0, SplitsEvenly = 0, PartPayments = 0, Terminals = 0, Tips = 0, Refunds = 0, Extras = 0,
    };

    /// <summary>Guests take a free table.</summary>
    public int Arrivals { get; init; } = 15;

    /// <summary>Guests order drinks, starters and mains; otherwise one dish.</summary>
    public bool WholeMeals { get; init; } = true;

    /// <summary>A dish that is being cooked is ready.</summary>
    public int Cooking { get; init; } = 90;

    /// <summary>Guests who have eaten go on: to a dessert, or to the bill.</summary>
    public int Leaving { get; init; } = 75;

    /// <summary>The ways to pay, the most common first.</summary>
    public ImmutableArray<PaymentMethod> Payments { get; init; } =
        [PaymentMethod.Card, PaymentMethod.Cash, PaymentMethod.Wallet, PaymentMethod.Upi];

    /// <summary>An order is cancelled before it is cooked.</summary>
    public int Cancellations { get; init; } = 3;

    /// <summary>A dish is burnt, and voided.</summary>
    public int Mistakes { get; init; } = 1;

    /// <summary>Guests order more.</summary>
    public int Desserts { get; init; } = 25;

    /// <summary>Guests call for the bill.</summary>
    public int Calls { get; init; } = 15;

    /// <summary>A manager gives a discount.</summary>
    public int Discounts { get; init; } = 6;

    /// <summary>One line goes onto a bill of its own.</summary>
    public int SplitsByItem { get; init; } = 5;

    /// <summary>The bill is divided into equal shares.</summary>
    public int SplitsEvenly { get; init; } = 15;

    /// <summary>The first payment covers half of the bill.</summary>
    public int PartPayments { get; init; } = 10;

    /// <summary>A payment by card waits for its terminal.</summary>
    public int Terminals { get; init; } = 30;

    /// <summary>A payment comes with a tip.</summary>
    public int Tips { get; init; } = 45;

    /// <summary>A part of a paid bill is refunded.</summary>
    public int Refunds { get; init; } = 3;

    /// <summary>Guests take something beside a dish that offers it.</summary>
    public int Extras { get; init; } = 30;

    /// <summary>A manager takes a dish off the menu.</summary>
    public int Outages { get; init; }
}

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>What the guest gets for a dish that came back: the same again without charge, or its price off the bill.</summary>
public enum ReturnRemedy { Remake, Comp }

/// <summary>Why a served line came back, and what the guest got for it.</summary>
/// <param name="By">The staff id of the manager.</param>
public sealed record ItemReturn(ReturnRemedy Remedy, string Reason, string By, DateTimeOffset At);

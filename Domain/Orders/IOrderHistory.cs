using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>
/// Every order there ever was, as of its last change. Shows what an append has answered for at once where the store writes both in
/// one transaction, and within a second or two elsewhere. What is open now is better asked of the live state.
/// </summary>
public interface IOrderHistory
{
    /// <summary>The order, or null: also when it is another restaurant's.</summary>
    ValueTask<Order?> FindAsync(string restaurantId, string orderId, CancellationToken ct);

    /// <summary>Newest first by (placed, id), so that a page never shifts under a reader. Served by an index for every combination of filters.</summary>
    /// <param name="after">The last order of the page before; null for the first page.</param>
    ValueTask<ImmutableArray<Order>> ListAsync(string restaurantId, OrderFilter filter, OrderKey? after, int limit, CancellationToken ct);
}

/// <param name="From">Placed at or after.</param>
/// <param name="To">Placed before.</param>
public sealed record OrderFilter(OrderStatus? Status, string? TableId, DateTimeOffset? From, DateTimeOffset? To);

public readonly record struct OrderKey(DateTimeOffset PlacedAt, string Id);

using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using static RealtimeRestaurant.Tests.Contracts.Samples;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>What <see cref="IOrderHistory"/> promises, and what <see cref="ICommitLog"/> promises of bringing it up to date.</summary>
public abstract class OrderHistoryContract : StoreContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly OrderFilter All = new(Status: null, TableId: null, From: null, To: null);
    private readonly string _restaurant = NewRestaurant();
    private long _head;

    [Fact]
    public async Task An_order_is_found_as_of_its_last_change_after_reopening()
    {
        await ChangeAsync(Order("o_1", 1));
        var changed = Order("o_1", 2, OrderStatus.Served) with { WaiterId = null, Items = [Line(), Line() with { Id = "i_2", Note = null }] };
        await ChangeAsync(changed);

        await ReopenAsync();

        Text((await Store.Orders.FindAsync(_restaurant, "o_1", Ct)).ShouldNotBeNull()).ShouldBe(Text(changed));
    }

    [Fact]
    public async Task Another_restaurants_order_is_never_found_nor_listed()
    {
        await ChangeAsync(Order("o_1", 1));

        (await Store.Orders.FindAsync(NewRestaurant(), "o_1", Ct)).ShouldBeNull();
        (await Store.Orders.ListAsync(NewRestaurant(), All, after: null, 10, Ct)).ShouldBeEmpty();
        (await Store.Orders.FindAsync(_restaurant, "o_2", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Two_restaurants_may_use_one_order_id()
    {
        var other = NewRestaurant();
        await ChangeAsync(Order("o_1", 1));
        await Store.Log.AppendAsync(Commit(other, 1), [Order("o_1", 1, OrderStatus.Served)], Ct);
        await Store.Log.ProjectAsync(other, 1, [Order("o_1", 1, OrderStatus.Served)], Ct);

        (await Store.Orders.FindAsync(_restaurant, "o_1", Ct)).ShouldNotBeNull().Status.ShouldBe(OrderStatus.Placed);
        (await Store.Orders.FindAsync(other, "o_1", Ct)).ShouldNotBeNull().Status.ShouldBe(OrderStatus.Served);
    }

    [Fact]
    public async Task An_order_only_ever_goes_forward()
    {
        foreach (var seq in Enumerable.Range(1, 5)) await ChangeAsync(Order("o_1", seq, seq == 5 ? OrderStatus.Ready : OrderStatus.Placed));

        await Store.Log.ProjectAsync(_restaurant, 3, [Order("o_1", 3, OrderStatus.Cancelled)], Ct);

        (await Store.Orders.FindAsync(_restaurant, "o_1", Ct)).ShouldNotBeNull().Status.ShouldBe(OrderStatus.Ready);
    }

    [Fact]
    public async Task Projecting_is_repeatable_and_brings_the_read_models_to_the_head_never_back()
    {
        var orders = Enumerable.Range(1, 3).Select(i => Order($"o_{i}", i)).ToArray();
        for (var seq = 1; seq <= 3; seq++) await Store.Log.AppendAsync(Commit(_restaurant, seq), [], Ct);

        foreach (var upTo in new[] { 3, 3, 1 }) await Store.Log.ProjectAsync(_restaurant, upTo, [.. orders[..upTo]], Ct);

        (await Store.Orders.ListAsync(_restaurant, All, after: null, 10, Ct)).Length.ShouldBe(3);
        var head = (await Store.Log.HeadsAsync([_restaurant], Ct))[_restaurant];
        head.Projected.ShouldBe(head.Seq);
    }

    [Fact]
    public async Task Nodes_that_project_at_once_leave_the_latest_state()
    {
        for (var seq = 1; seq <= 20; seq++) await Store.Log.AppendAsync(Commit(_restaurant, seq), [], Ct);

        await Task.WhenAll(Enumerable.Range(1, 20).Select(seq => Task.Run(
            async () => await Store.Log.ProjectAsync(_restaurant, seq, [Order("o_1", seq) with { Number = seq }], Ct))));

        (await Store.Orders.FindAsync(_restaurant, "o_1", Ct)).ShouldNotBeNull().Number.ShouldBe(20);
    }

    [Theory, InlineData(1), InlineData(4), InlineData(200)]
    public async Task Every_combination_of_filters_lists_newest_first_page_by_page(int limit)
    {
        var model = await FillAsync();
        OrderStatus?[] statuses = [null, OrderStatus.Served];
        string?[] tables = [null, "t_1"];
        DateTimeOffset?[] froms = [null, Evening.AddMinutes(2)], tos = [null, Evening.AddMinutes(5)];

        foreach (var status in statuses)
            foreach (var table in tables)
                foreach (var from in froms)
                    foreach (var to in tos)
                    {
                        var filter = new OrderFilter(status, table, from, to);
                        (await PagesAsync(filter, limit)).ShouldBe(Expected(model, filter), filter.ToString());
                    }
    }

    [Fact]
    public async Task A_page_never_shifts_under_a_reader()
    {
        var model = await FillAsync();
        var first = await Store.Orders.ListAsync(_restaurant, All, after: null, 5, Ct);
        await ChangeAsync(Order("o_new", ++_head, minute: 60));

        var second = await Store.Orders.ListAsync(_restaurant, All, new OrderKey(first[^1].PlacedAt, first[^1].Id), 5, Ct);

        first.Concat(second).Select(order => order.Id).ShouldBe(Expected(model, All).Take(10));
    }

    private async Task<List<Order>> FillAsync()
    {
        var model = Enumerable.Range(0, 32).Select(i => Order(
            $"o_{i * 7 % 32:00}", i + 1, i % 3 == 0 ? OrderStatus.Served : OrderStatus.Placed, $"t_{i % 2}", minute: i / 4)).ToList();
        foreach (var order in model) await ChangeAsync(order);
        return model;
    }

    private static IEnumerable<string> Expected(List<Order> model, OrderFilter filter) => model
        .Where(order => (filter.Status is null || order.Status == filter.Status) && (filter.TableId is null || order.TableId == filter.TableId)
            && (filter.From is null || order.PlacedAt >= filter.From) && (filter.To is null || order.PlacedAt < filter.To))
        .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id, StringComparer.Ordinal)
        .Select(order => order.Id);

    private async Task<List<string>> PagesAsync(OrderFilter filter, int limit)
    {
        var (ids, after) = (new List<string>(), default(OrderKey?));
        while (true)
        {
            var page = await Store.Orders.ListAsync(_restaurant, filter, after, limit, Ct);
            page.Length.ShouldBeLessThanOrEqualTo(limit);
            ids.AddRange(page.Select(order => order.Id));
            if (page.Length < limit) return ids;
            after = new OrderKey(page[^1].PlacedAt, page[^1].Id);
        }
    }

    // Appended, and projected for the stores that do not do both at once.
    private async Task ChangeAsync(Order order)
    {
        _head = order.Seq;
        await Store.Log.AppendAsync(Commit(_restaurant, order.Seq), [order], Ct);
        await Store.Log.ProjectAsync(_restaurant, order.Seq, [order], Ct);
    }
}

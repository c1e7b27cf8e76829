using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class PermissionTests
{
    [Fact]
    public void Only_a_chef_sees_no_prices() =>
        Enum.GetValues<Role>().Where(role => !role.May(Permission.SeePrices)).ShouldBe([Role.Chef]);

    [Fact]
    public void Every_permission_belongs_to_at_least_one_role() =>
        Enum.GetValues<Permission>().ShouldAllBe(permission => Permissions.RolesWith(permission).Count > 0);

    [Theory]
    [InlineData(Role.Admin, Role.Admin, true)]
    [InlineData(Role.Admin, Role.Chef, true)]
    [InlineData(Role.Manager, Role.Admin, false)]
    [InlineData(Role.Manager, Role.Manager, true)]
    [InlineData(Role.Waiter, Role.Chef, false)]
    public void Staff_are_managed_from_above(Role actor, Role member, bool may) => actor.MayManage(member).ShouldBe(may);

    [Fact]
    public void A_step_down_takes_a_managers_permission_away()
    {
        Permissions.IsDemotion(Role.Admin, Role.Manager).ShouldBeTrue();
        Permissions.IsDemotion(Role.Manager, Role.Waiter).ShouldBeTrue();
        Permissions.IsDemotion(Role.Manager, Role.Admin).ShouldBeFalse();
        Permissions.IsDemotion(Role.Waiter, Role.Chef).ShouldBeFalse();
    }

    [Theory]
    [InlineData("admin manager waiter cashier", "needs one column for each role")]
    [InlineData("admin manager waiter cashier chef boss", "boss is not a role")]
    [InlineData("admin manager waiter cashier chef\nTakeOrders yes yes", "yes or - for each role")]
    [InlineData("admin manager waiter cashier chef\nTakeOrders yes yes yes no -", "yes or - for each role")]
    [InlineData("admin manager waiter cashier chef\nTakeNaps yes yes yes - -", "TakeNaps is not a permission")]
    [InlineData("admin manager waiter cashier chef\nTakeOrders yes yes yes - -", "needs exactly one row")]
    public void A_table_with_a_hole_is_refused(string table, string why) =>
        Should.Throw<FormatException>(() => Permissions.Read(table)).Message.ShouldContain(why);
}

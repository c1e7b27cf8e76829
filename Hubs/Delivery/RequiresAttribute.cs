using Microsoft.AspNetCore.Authorization;
using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>On a hub or a route: only for the roles that <see cref="Permissions"/> allows this.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresAttribute : AuthorizeAttribute
{
    public RequiresAttribute(Permission permission)
    {
        Permission = permission;
        Roles = string.Join(',', Permissions.RolesWith(permission).Select(RoleNames.Name));
    }

    public Permission Permission { get; }
}

using Microsoft.OpenApi;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Host.Http;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>What the API document says of one door. What follows from its kind is not repeated here: see <see cref="DoorCodes"/>.</summary>
/// <param name="Path">As it is mapped; the names of its parameters are the document's own.</param>
/// <param name="Id">Of the operation: what a generated client calls its method.</param>
internal sealed record Door(string Verb, string Path, string Id, string Summary)
{
    public string? Description { get; init; }

    /// <summary>Exactly the roles that may, one of <see cref="Who"/>. The first of them sends the examples.</summary>
    public IReadOnlyList<Role> For { get; init; } = Who.Everybody;

    /// <summary>Needs no token.</summary>
    public bool IsOpen { get; init; }

    public IReadOnlyList<QueryParameter> Query { get; init; } = [];

    /// <summary>Null where no body is looked at.</summary>
    public OpenApiSchema? Body { get; init; }

    /// <summary>The body is an image and no JSON; its examples are in base64.</summary>
    public bool TakesImage { get; init; }

    /// <summary>A body that is accepted. Ids in examples are symbols; tests put real ones in their place.</summary>
    public string? Request { get; init; }

    /// <summary>Bodies that are refused, and how.</summary>
    public IReadOnlyList<RefusedExample> Refuses { get; init; } = [];

    /// <summary>Ways to say no that are this door's own.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>What is answered; null: nothing, or in other words than JSON.</summary>
    public Type? Answer { get; init; }

    /// <summary>What is answered is an image and no JSON.</summary>
    public bool GivesImage { get; init; }

    /// <summary>The answer is a page of a list of <see cref="Answer"/>.</summary>
    public bool IsPage { get; init; }

    public string? Response { get; init; }

    /// <summary>It only empties a cache.</summary>
    public bool OnlyForgets { get; init; }

    /// <summary>It changes the restaurant, and counts once.</summary>
    public bool IsCommand => Verb != HttpMethods.Get && !OnlyForgets;
}

internal sealed record QueryParameter(string Name, string Description, OpenApiSchema Shape, string? Example = null)
{
    public static readonly QueryParameter
        Limit = new("limit", "How many at most; 50 where it is not said.", Shapes.Number(1, QueryReader.MaxLimit), "20"),
        Cursor = new("cursor", "The nextCursor of the page before.", Shapes.Text(200));
}

/// <summary>A body that is refused with this code.</summary>
internal sealed record RefusedExample(string Code, string Body);

/// <summary>The doors of one noun, which the document shows together.</summary>
internal sealed record DoorGroup(string Name, string Description, IReadOnlyList<Door> Doors);

/// <summary>Who may. An admin may all that a manager may, and a manager all that a waiter, cashier or chef may.</summary>
internal static class Who
{
    public static readonly Role[]
        Everybody = [Role.Waiter, Role.Cashier, Role.Chef, Role.Manager, Role.Admin],
        Admins = [Role.Admin],
        Managers = [Role.Manager, Role.Admin],
        ManagersAndChefs = [Role.Manager, Role.Admin, Role.Chef],
        Waiters = [Role.Waiter, Role.Manager, Role.Admin],
        Cashiers = [Role.Cashier, Role.Manager, Role.Admin],
        Chefs = [Role.Chef, Role.Manager, Role.Admin],
        WaitersAndChefs = [Role.Waiter, Role.Chef, Role.Manager, Role.Admin],
        ChefsAndWaiters = [Role.Chef, Role.Waiter, Role.Manager, Role.Admin],
        Floor = [Role.Waiter, Role.Cashier, Role.Manager, Role.Admin];
}

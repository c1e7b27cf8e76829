using System.Net;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>A restaurant with people of every role, each signed in.</summary>
internal sealed class Crew : IDisposable
{
    public const string Password = "Correct-horse-battery";

    private readonly Node _node;

    private Crew(Node node, Rest admin) => (_node, Admin) = (node, admin);

    public Rest Admin { get; }

    public string RestaurantId => RestaurantOf(Admin);

    public static async Task<Crew> OpenAsync(Node node) => new(node, await node.Rest().RegisterAsync());

    public static string RestaurantOf(Rest person) => person.Session.GetProperty("user").GetProperty("restaurantId").GetString()!;

    public static string IdOf(Rest person) => person.Session.GetProperty("user").GetProperty("id").GetString()!;

    public static string EmailOf(Rest person) => person.Session.GetProperty("user").GetProperty("email").GetString()!;

    /// <summary>Hires somebody and signs them in.</summary>
    public async Task<Rest> HireAsync(string role, Rest? by = null)
    {
        var email = $"{Guid.NewGuid():n}@test.local";
        var hired = await (by ?? Admin).PostAsync("/api/staff", new { name = $"The {role}", email, password = Password, role });
        hired.Status.ShouldBe(HttpStatusCode.Created, hired.Text);
        return await _node.Rest().LoginAsync(email, Password);
    }

    public void Dispose() => Admin.Dispose();
}

using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Limits;

/// <summary>A node with its limits on, that believes the tests when they say from where they call.</summary>
public sealed class LimitedNode : IDisposable
{
    /// <summary>By a clock that stands still: nothing comes back while a test is slow.</summary>
    internal Node Node { get; } = Node.Start(Settings(NodeSettings.Embedded()), new FakeTimeProvider(TimeProvider.System.GetUtcNow()));

    internal static Node Start(params (string Key, string Value)[] limits) => Node.Start(Settings(NodeSettings.Embedded(), limits));

    internal static NodeSettings Settings(NodeSettings settings, params (string Key, string Value)[] limits) => settings with
    {
        More = new Dictionary<string, string?>(
            [.. settings.More, .. limits.Select(limit => KeyValuePair.Create($"RateLimits:{limit.Key}", (string?)limit.Value))])
        {
            ["RateLimits:Enabled"] = "true", ["Proxy:Known:0"] = "127.0.0.0/8", ["Proxy:Known:1"] = "::1",
        },
    };

    /// <summary>A stranger at this address.</summary>
    internal static Rest From(Node node, string address) => new(node.Address) { From = address };

    internal static IReadOnlyList<StructuredFields.Item> Levels(RestAnswer answer) => StructuredFields.Items(answer.Headers["RateLimit"]);

    internal static IReadOnlyList<StructuredFields.Item> Policies(RestAnswer answer) =>
        StructuredFields.Items(answer.Headers["RateLimit-Policy"]);

    /// <summary>It is limited, says by what, and when to come again.</summary>
    internal static int ShouldBeLimited(RestAnswer answer, string policy)
    {
        answer.ShouldBeProblem(System.Net.HttpStatusCode.TooManyRequests, "rateLimited");
        answer.Body.GetProperty("detail").GetString()!.ShouldContain(policy);
        var seconds = answer.Body.GetProperty("retryAfter").GetInt32();
        answer.Headers["Retry-After"].ShouldBe($"{seconds}");
        Levels(answer).Single(item => item.Name == policy).Parameters["r"].ShouldBe(0);
        return seconds;
    }

    public void Dispose() => Node.Dispose();
}

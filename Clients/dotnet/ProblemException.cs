using System.Text.Json;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Client;

/// <summary>Why the server refused a request. Decide on <see cref="Code"/>; show the message, which is the problem's detail.</summary>
public sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    /// <summary>All that the server said.</summary>
    public Problem Problem { get; } = problem;

    /// <summary>The reason, from the closed catalogue of the protocol.</summary>
    public string Code => Problem.Code;

    /// <summary>True when only another sign-in, or another role, could help.</summary>
    internal bool IsNotAllowed => Problem.Status is 401 or 403;

    internal static ProblemException SignedOut() => Of("unauthenticated", 401, "Unauthenticated", "Sign in.");

    internal static ProblemException Forbidden(string hub) => Of("forbidden", 403, "Forbidden", $"Your role may not see the {hub}.");

    /// <summary>
    /// The problem of a response that is no success. A response without one comes from a proxy: it is as good as none.
    /// </summary>
    /// <exception cref="HttpRequestException">The response has no problem.</exception>
    internal static async Task<ProblemException> OfAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            var problem = JsonSerializer.Deserialize<Problem>(await response.Content.ReadAsStringAsync(ct), WireObject.Json);
            if (problem is { Code: not null }) return new(problem);
        }
        catch (JsonException) { /* not of this server */ }
        throw new HttpRequestException($"The server answered {(int)response.StatusCode} without a problem.", null, response.StatusCode);
    }

    private static ProblemException Of(string code, int status, string title, string detail) =>
        new(new Problem($"urn:problem:{code}", title, status, detail, Instance: null, code, RequestId: null, Errors: null));
}

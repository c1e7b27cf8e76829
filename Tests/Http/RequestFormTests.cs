using System.Net;
using System.Net.Sockets;
using System.Text;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>The form of a request around its fields: framing, encoding, numbers, query.</summary>
public sealed class RequestFormTests(SharedNode shared) : IClassFixture<SharedNode>
{
    [Theory]
    [InlineData("FFFFFFFFFFFFFFFF1\r\n{}\r\n0\r\n\r\n"), InlineData("FFFFFFFF\r\n{}"), InlineData("80000000\r\n{}")]
    [InlineData("-1\r\n{}\r\n0\r\n\r\n"), InlineData("xyz\r\n{}\r\n0\r\n\r\n"), InlineData("2\r\n{}{}\r\n0\r\n\r\n")]
    public async Task A_malformed_chunk_is_a_malformed_request(string chunks)
    {
        foreach (var path in new[] { "/api/auth/login", "/api/auth/refresh" })
        {
            var answer = await SendAsync(
                $"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}");

            answer.ShouldStartWith("HTTP/1.1 400 ");
            answer.ShouldContain("urn:problem:malformed");
        }
    }

    [Fact]
    public async Task A_body_may_begin_with_a_byte_order_mark()
    {
        using var rest = await shared.Node.Rest().RegisterAsync();

        (await rest.SendRawAsync(HttpMethod.Post, "/api/tables", [.. "\uFEFF"u8, .. """{"number":1,"seats":2}"""u8]))
            .Status.ShouldBe(HttpStatusCode.Created);
        (await rest.SendRawAsync(HttpMethod.Post, "/api/tables", "\uFEFF"u8.ToArray()))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "malformed");
    }

    [Theory, InlineData("2.0"), InlineData("2e0"), InlineData("0.2e1"), InlineData("20e-1")]
    public async Task A_whole_number_may_be_written_with_a_point_or_an_exponent(string seats)
    {
        using var rest = await shared.Node.Rest().RegisterAsync();

        var answer = await rest.SendRawAsync(HttpMethod.Post, "/api/tables", $$"""{"number":1,"seats":{{seats}}}""");

        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        answer.Body.GetProperty("seats").GetInt32().ShouldBe(2);
    }

    [Theory, InlineData("2.5"), InlineData("1e30"), InlineData("1e400"), InlineData("4294967298"), InlineData("\"2\"")]
    public async Task What_is_no_whole_number_is_none(string seats)
    {
        using var rest = await shared.Node.Rest().RegisterAsync();

        (await rest.SendRawAsync(HttpMethod.Post, "/api/tables", $$"""{"number":1,"seats":{{seats}}}"""))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
    }

    [Fact]
    public async Task A_query_parameter_that_a_route_does_not_read_is_named()
    {
        using var rest = await shared.Node.Rest().RegisterAsync();
        foreach (var path in new[] { "/api/bills?no=999999", "/api/tables?Limit=5", "/api/menu?x=1", "/api/orders/o_1?status=placed",
            $"/api/restaurants/{rest.Session.GetProperty("user").GetProperty("restaurantId").GetString()}/analytics?form=2026-11-01" })
        {
            var answer = await rest.GetAsync(path);

            answer.ShouldBeProblem(HttpStatusCode.BadRequest, "unknownField");
            answer.Body.GetProperty("errors").EnumerateObject().Single().Name.ShouldBe(path.Split('?', '=')[1]);
        }
        (await rest.PostAsync("/api/tables?dryRun=true", new { number = 1, seats = 2 }))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "unknownField");
        (await rest.GetAsync("/api/tables?limit=5")).Body.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Unknown_parameters_with_long_names_that_begin_alike_are_one()
    {
        using var stranger = shared.Node.Rest();
        var name = new string('a', 101);

        (await stranger.SendRawAsync(HttpMethod.Post, $"/api/auth/login?{name}1&{name}2", "{}"))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "unknownField");
    }

    [Fact]
    public async Task A_query_is_for_those_only_who_may_call_the_route()
    {
        using var stranger = shared.Node.Rest();
        (await stranger.GetAsync("/api/bills?number=1")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Theory, InlineData("ZZZ"), InlineData("EUO"), InlineData("KWT"), InlineData("XAU"), InlineData("BGN"), InlineData("eur")]
    public async Task A_restaurant_has_a_currency_of_ISO_4217(string currency)
    {
        using var rest = shared.Node.Rest();

        var answer = await rest.PostAsync("/api/auth/register", new
        {
            restaurantName = "X", name = "Y", email = $"{Guid.NewGuid():n}@test.local", password = "Correct-horse-battery", currency,
        });

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        answer.Body.GetProperty("errors").GetProperty("currency").ToString().ShouldContain("ISO 4217");
    }

    [Fact]
    public async Task An_amount_may_be_as_large_as_JSON_is_exact()
    {
        using var rest = await shared.Node.Rest().RegisterAsync();

        (await AddAsync(110_000_000_00)).Status.ShouldBe(HttpStatusCode.Created);
        (await AddAsync((1L << 53) - 1)).Status.ShouldBe(HttpStatusCode.Created);
        var refused = await AddAsync(1L << 53);
        refused.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        refused.Body.GetProperty("errors").GetProperty("price").ToString().ShouldContain("9007199254740991");
        (await rest.PatchAsync($"/api/restaurants/{rest.Session.GetProperty("user").GetProperty("restaurantId").GetString()}",
            new { cashUnit = 1_000_000 })).Status.ShouldBe(HttpStatusCode.OK);

        Task<RestAnswer> AddAsync(long price) =>
            rest.PostAsync("/api/menu/items", new { name = $"Caviar {price}", price, category = "Fish" });
    }

    private async Task<string> SendAsync(string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(shared.Node.Address.Host, shared.Node.Address.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        var (answer, buffer) = (new StringBuilder(), new byte[4096]);
        // A body of known length or the last chunk ends it.
        while (!answer.ToString().Contains('}'))
        {
            var read = await stream.ReadAsync(buffer).AsTask().WaitAsync(Eventually.Timeout);
            if (read == 0) break;
            answer.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }
        return answer.ToString();
    }
}

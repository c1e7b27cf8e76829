using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Tests.Journeys;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

public sealed class MenuImageTests(SharedNode shared) : IClassFixture<SharedNode>
{
    private const string Png = "image/png";

    [Fact]
    public Task An_image_is_the_same_on_every_node_until_it_is_replaced_or_taken_away() => AcrossAsync("sqlite");

    [MongoFact]
    public Task An_image_is_the_same_on_every_node_until_it_is_replaced_or_taken_away_on_mongo() => AcrossAsync("mongo");

    private static async Task AcrossAsync(string store)
    {
        await using var place = Place.Of(store);
        var settings = place.Settings.With("Demo:Enabled", "false");
        await using var a = Node.Start(settings);
        await using var b = Node.Start(settings);
        using var here = await a.Rest().RegisterAsync();
        using var there = new Rest(b.Address) { Token = here.Token };
        var path = $"/api/menu/items/{await AddDishAsync(here)}/image";
        (await here.GetAsync(path)).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");

        var (first, second) = (Images.Png(MenuImage.MaxSize), Images.Jpeg(5000));
        var tag = await ShouldShowAsync([here, there], path, await here.SendRawAsync(HttpMethod.Put, path, first, Png), first, Png);
        var still = await there.SendAsync(HttpMethod.Get, path, null, known: tag);
        (still.Status, still.Bytes.Length, still.Headers["ETag"]).ShouldBe((HttpStatusCode.NotModified, 0, tag));

        (await ShouldShowAsync([here, there], path, await here.SendRawAsync(HttpMethod.Put, path, second, "IMAGE/JPEG; q=1"), second,
            "image/jpeg")).ShouldNotBe(tag);
        (await there.SendAsync(HttpMethod.Get, path, null, known: tag)).Bytes.ShouldBe(second);

        var removed = await there.SendAsync(HttpMethod.Delete, path, null);
        removed.Body.GetProperty("image").ValueKind.ShouldBe(JsonValueKind.Null, removed.Text);
        (await there.GetAsync(path)).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        await Eventually.True(async () => (await here.GetAsync(path)).Status == HttpStatusCode.NotFound, "the other node knows");
        (await ImageAsync(here)).ShouldBeNull();
    }

    /// <param name="nodes">First the one that took it.</param>
    private static async Task<string> ShouldShowAsync(Rest[] nodes, string path, RestAnswer put, byte[] bytes, string type)
    {
        put.Status.ShouldBe(HttpStatusCode.OK, put.Text);
        var hash = put.Body.GetProperty("image").GetString();
        foreach (var _ in new[] { 1, 2 }) (await ImageAsync(nodes[0])).ShouldBe(hash, "its menu shows it at once, kept or not");
        await Eventually.True(async () => await ImageAsync(nodes[1]) == hash, "the other node's menu shows it");
        foreach (var node in nodes)
        {
            var shown = await node.GetAsync(path);
            (shown.Status, shown.MediaType, shown.Headers["ETag"]).ShouldBe((HttpStatusCode.OK, type, $"\"{hash}\""));
            shown.Bytes.SequenceEqual(bytes).ShouldBeTrue();
        }
        return $"\"{hash}\"";
    }

    [Fact]
    public async Task What_is_no_image_of_the_type_it_says_is_refused_and_changes_nothing()
    {
        using var rest = await shared.Node.Rest().RegisterAsync();
        var path = $"/api/menu/items/{await AddDishAsync(rest)}/image";
        foreach (var (type, body, status, code) in NoImages())
            foreach (var chunked in new[] { false, true })
            {
                using var content = chunked ? (HttpContent)new Unmeasured(body) : new ByteArrayContent(body);
                content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
                var answer = await rest.SendAsync(HttpMethod.Put, path, content);
                answer.ShouldBeProblem(status, code);
                if (code == "payloadTooLarge") answer.Body.GetProperty("detail").GetString().ShouldBe("A body may have 128 KB here.");
            }
        (await rest.GetAsync(path)).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        (await ImageAsync(rest)).ShouldBeNull();
    }

    private static IEnumerable<(string? Type, byte[] Body, HttpStatusCode Status, string Code)> NoImages() =>
    [
        .. new (string?, byte[])[]
        {
            (Png, "<html><script>alert(1)</script></html>"u8.ToArray()),
                (Png, "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray()), (Png, Images.Jpeg(100)),
            ("image/svg+xml", "<svg/>"u8.ToArray()), ("image/svg+xml", Images.Png(100)), ("text/html", Images.Png(100)),
                ("application/json", "{}"u8.ToArray()), (null, Images.Png(100)),
        }.Select(one => (one.Item1, one.Item2, HttpStatusCode.UnsupportedMediaType, "unsupportedMediaType")),
        (Png, [], HttpStatusCode.BadRequest, "malformed"),
        (Png, Images.Png(MenuImage.MaxSize + 1), HttpStatusCode.RequestEntityTooLarge, "payloadTooLarge"),
    ];

    [Fact]
    public async Task An_image_comes_with_headers_that_let_nothing_in_it_run()
    {
        using var rest = await shared.Node.Rest().RegisterAsync();
        var path = $"/api/menu/items/{await AddDishAsync(rest)}/image";
        (await rest.GetAsync(path)).Headers["Cache-Control"].ShouldBe("no-store");
        var put = await rest.SendRawAsync(HttpMethod.Put, path, Images.Webp(300), "image/webp");
        put.Headers["Cache-Control"].ShouldBe("no-store");

        var shown = await rest.GetAsync(path);
        foreach (var answer in new[] { shown,
            await rest.SendAsync(HttpMethod.Get, path, null, known: $"\"other\", W/{shown.Headers["ETag"]}") })
        {
            answer.Headers["Cache-Control"].Split(", ").ShouldBe(["private", "no-cache"], ignoreOrder: true);
            answer.Headers["Content-Security-Policy"].ShouldBe("default-src 'none'; frame-ancestors 'none'; sandbox");
            answer.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
            answer.Headers["Cross-Origin-Resource-Policy"].ShouldBe("same-site");
        }
        shown.Headers["Content-Disposition"].ShouldBe("inline");
        using var stranger = shared.Node.Rest();
        (await stranger.SendAsync(HttpMethod.Get, path, null, known: shown.Headers["ETag"]))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task An_image_sent_again_with_its_key_counts_once_and_another_under_that_key_does_not()
    {
        using var rest = await shared.Node.Rest().RegisterAsync();
        var path = $"/api/menu/items/{await AddDishAsync(rest)}/image";
        var (image, other) = (Images.Png(2000), Images.Png(2000));
        var first = await rest.SendRawAsync(HttpMethod.Put, path, image, Png, "one-key");
        (await rest.SendRawAsync(HttpMethod.Put, path, other, Png)).Status.ShouldBe(HttpStatusCode.OK);

        var again = await rest.SendRawAsync(HttpMethod.Put, path, image, Png, "one-key");
        (again.Status, again.Text, again.Headers["Idempotent-Replay"]).ShouldBe((HttpStatusCode.OK, first.Text, "true"));
        (await rest.SendRawAsync(HttpMethod.Put, path, other, Png, "one-key"))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "commandIdReused");
        (await rest.SendRawAsync(HttpMethod.Put, path, other, Png)).Status.ShouldBe(HttpStatusCode.OK);

        (await rest.GetAsync(path)).Bytes.ShouldBe(other);
        var commits = await shared.Node.Services.GetRequiredService<ICommitLog>()
            .ReadAsync(Crew.RestaurantOf(rest), 0, CancellationToken.None).ToListAsync();
        commits.SelectMany(commit => commit.Events).Count(@event => @event is MenuImageSet)
            .ShouldBe(2, "the same image again is no change");
    }

    [Fact]
    public async Task Another_restaurants_image_is_not_found_and_stays()
    {
        using var theirs = await shared.Node.Rest().RegisterAsync();
        using var mine = await shared.Node.Rest().RegisterAsync();
        var (path, image) = ($"/api/menu/items/{await AddDishAsync(theirs)}/image", Images.Png(2000));
        (await theirs.SendRawAsync(HttpMethod.Put, path, image, Png)).Status.ShouldBe(HttpStatusCode.OK);
        var tag = (await theirs.GetAsync(path)).Headers["ETag"];

        (await mine.GetAsync(path)).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        (await mine.SendAsync(HttpMethod.Get, path, null, known: tag)).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        (await mine.SendRawAsync(HttpMethod.Put, path, Images.Png(2000), Png)).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        (await mine.SendAsync(HttpMethod.Delete, path, null)).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");

        (await theirs.GetAsync(path)).Bytes.ShouldBe(image);
    }

    private static async Task<string> AddDishAsync(Rest rest) =>
        (await rest.PostAsync("/api/menu/items", new { name = "Pane", category = "Sides", price = 300 })).Id;

    private static async Task<string?> ImageAsync(Rest rest) =>
        (await rest.GetAsync("/api/menu")).Body.GetProperty("categories")[0].GetProperty("items")[0].GetProperty("image").GetString();

    /// <summary>Sent without saying how long it is.</summary>
    private sealed class Unmeasured(byte[] body) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(body).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

using System.Collections.Frozen;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// Metrics and spans of the logs; docs/operations.md has their names, units and meanings. Without a listener it costs a comparison. No tag
/// names a restaurant or a person, so there are only ever a few hundred series.
/// </summary>
internal static class LogTelemetry
{
    public const string Name = "RealtimeRestaurant.Log";

    private static readonly FrozenDictionary<RefusalCode, string> Codes =
        Enum.GetValues<RefusalCode>().ToFrozenDictionary(code => code, code => JsonNamingPolicy.CamelCase.ConvertName(code.ToString()));

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Commands =
        Meter.CreateCounter<long>("restaurant.commands", "{command}", "Commands by kind and outcome");
    private static readonly Histogram<double> CommandTime =
        Histogram("restaurant.command.duration", "From the arrival of a command to its outcome");
    private static readonly Histogram<double> AppendTime =
        Histogram("restaurant.append.duration", "Until an append was durable, refused or given up");
    private static readonly Histogram<double> TapToPublish =
        Histogram("restaurant.tap_to_publish.duration",
            "From the arrival of a command until its commit is sent to its node's screens");
    private static readonly Histogram<double> FollowDelay =
        Histogram("restaurant.follow.delay", "From a commit on another node until it is sent to the screens of this one");
    private static readonly Histogram<long> CommitSize = Meter.CreateHistogram<long>(
        "restaurant.commit.commands", "{command}", "Commands that became one commit",
        advice: new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64] });

    private static long _catchUps;

    // Exported as 0 from the start: the first increase would not show without a 0 before it.
    static LogTelemetry() =>
        Meter.CreateObservableCounter("restaurant.catchups", () =>
        Interlocked.Read(ref _catchUps), "{read}", "Times a log was read because a ring was missed or the store had failed");

    /// <summary>Gauges of what is live on one node, until disposed.</summary>
    public static IDisposable Watch(IReadOnlyDictionary<string, LiveRestaurant> open)
    {
        var meter = new Meter(Name);
        meter.CreateObservableGauge("restaurant.live", () => open.Count, "{restaurant}", "Restaurants that are live on this node");
        meter.CreateObservableGauge("restaurant.follower.lag", () =>
            LongestLag(open).TotalSeconds, "s", "How long ago the restaurant that is furthest behind had caught up with its log");
        meter.CreateObservableGauge("restaurant.mailbox.waiting", () =>
            open.Values.Sum(live => live.Waiting), "{mail}", "Commands and rings that wait for all restaurants");
        meter.CreateObservableGauge("restaurant.mailbox.longest", () =>
            open.Values.Select(live => live.Waiting).DefaultIfEmpty().Max(), "{mail}",
            "Commands and rings that wait for one restaurant, at most");
        return meter;
    }

    public static TimeSpan LongestLag(IReadOnlyDictionary<string, LiveRestaurant> open) =>
        open.Values.Select(live => live.SinceCaughtUp).DefaultIfEmpty().Max();

    public static void RecordCommand(RestaurantCommand command, Outcome outcome, TimeSpan took)
    {
        if (!Commands.Enabled && !CommandTime.Enabled) return;
        var tag = new KeyValuePair<string, object?>(
            "outcome", outcome.Refusal is { } refusal ? Codes[refusal.Code] : outcome.Replayed ? "replayed" : "ok");
        Commands.Add(1, new KeyValuePair<string, object?>("command", command.GetType().Name), tag);
        CommandTime.Record(took.TotalSeconds, tag);
    }

    public static void Appended(AppendResult? result, TimeSpan took) =>
        AppendTime.Record(took.TotalSeconds, new KeyValuePair<string, object?>("result", result switch
    {
        AppendResult.Appended => "appended",
        AppendResult.Conflict => "conflict",
        _ => "unknown",
    }));

    public static void Published(CommitDraft draft)
    {
        if (draft.Commit is not { } commit) return;
        CommitSize.Record(commit.Commands.Length);
        foreach (var result in draft.Results)
            if (result.Outcome is { Refusal: null, Replayed: false }) TapToPublish.Record(result.To.Age.TotalSeconds);
    }

    /// <summary>The other node's clock may be ahead of this one's; then the delay counts as 0.</summary>
    public static void Followed(Commit commit, DateTimeOffset now) =>
        FollowDelay.Record(Math.Max(0, (now - commit.DecidedAt).TotalSeconds));

    public static void CaughtUp() => Interlocked.Increment(ref _catchUps);

    /// <summary>
    /// The span of one commit: a child of the first command's request, with links to the others'. Null if none of them is traced.
    /// </summary>
    public static Activity? StartCommit(List<Submission> waiting)
    {
        if (!Source.HasListeners()) return null;
        var traced = waiting.Where(submission => submission.Trace != default).ToArray();
        if (traced.Length == 0) return null;
        var links = traced.Skip(1).Where(submission => submission.Trace.TraceId != traced[0].Trace.TraceId)
            .Select(submission => new ActivityLink(submission.Trace));
        return Source.StartActivity("commit", ActivityKind.Internal, traced[0].Trace, links: links)?.SetTag("restaurant.commands",
            waiting.Count);
    }

    /// <summary>A span within the current one; null if there is none.</summary>
    public static Activity? Start(string name) => Activity.Current is null ? null : Source.StartActivity(name);

    /// <summary>
    /// The span in which a node sends a commit to its screens: on the committing node within the commit's span, on another within the
    /// ring's.
    /// </summary>
    public static Activity? StartPublish(Commit commit, bool committedHere, ActivityContext rung)
    {
        if (!committedHere && rung == default) return null;
        var span = committedHere ? Start("publish") : Source.StartActivity("follow", ActivityKind.Consumer, rung);
        return span?.SetTag("restaurant.id", commit.RestaurantId).SetTag("restaurant.seq", commit.LastSeq);
    }

    private static Histogram<double> Histogram(string name, string description) =>
        Meter.CreateHistogram(name, "s", description, advice: Seconds);
}

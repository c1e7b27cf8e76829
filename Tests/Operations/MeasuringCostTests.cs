using System.Diagnostics.Metrics;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Tests.Contracts;

namespace RealtimeRestaurant.Tests.Operations;

/// <summary>Measuring what is done thousands of times a second takes no memory, whether anybody listens or not.</summary>
public sealed class MeasuringCostTests
{
    private const int Times = 10_000;

    [Theory, InlineData(false), InlineData(true)]
    public void Measuring_allocates_nothing(bool heard)
    {
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name.StartsWith("RealtimeRestaurant.", StringComparison.Ordinal))
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => { });
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => { });
        if (heard) listener.Start();
        var (command, outcome) = (new RaiseAlert("Fire!", AlertPriority.High), new Outcome(null, [], TestData.State("r_1", 1), false));
        var commit = TestData.Commit("r_1", 1);

        Costs("a command", () => LogTelemetry.RecordCommand(command, outcome, TimeSpan.FromMilliseconds(1)));
        Costs("an append", () => LogTelemetry.Appended(AppendResult.Appended, TimeSpan.FromMilliseconds(1)));
        Costs("a commit of another node", () => LogTelemetry.Followed(commit, commit.At));
        Costs("a call", () => HubTelemetry.Called("kitchen", "SetItemStatus", "ok", TimeSpan.FromMilliseconds(1)));
        Costs("telling", () => HubTelemetry.MessagesSent(ScreenKind.Kitchen, 3));
        Costs("a batch for all its connections", () => HubTelemetry.BatchWritten(250));
        Costs("a drain", () => HubTelemetry.Delivered(TimeSpan.FromMilliseconds(1)));
        Costs("no trace", () =>
        {
            if (LogTelemetry.Start("decide") is not null || HubTelemetry.StartSend(ScreenKind.Floor) is not null)
                throw new InvalidOperationException("Nothing is traced here.");
        });
    }

    private static void Costs(string what, Action measure)
    {
        for (var i = 0; i < Times; i++) measure();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++) measure();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        // What compiles or counts on this thread meanwhile may take a little; a byte each time would be more.
        bytes.ShouldBeLessThan(Times, what);
    }
}

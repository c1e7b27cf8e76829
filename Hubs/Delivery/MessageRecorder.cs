using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>A client that records each call as the message that a real client would have received.</summary>
/// <remarks>A proxy made at run time for any client interface, so that no hub lists its client methods a second time.</remarks>
[SuppressMessage("Design", "MA0053", Justification = "DispatchProxy derives from it.")]
internal class MessageRecorder : DispatchProxy
{
    private readonly List<MissedMessage> _missed = [];

    public static (TClient Client, IReadOnlyList<MissedMessage> Missed) For<TClient>() where TClient : class
    {
        var client = Create<TClient, MessageRecorder>();
        return (client, ((MessageRecorder)(object)client)._missed);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _missed.Add(new(targetMethod!.Name, args![0]!));
        return Task.CompletedTask;
    }
}

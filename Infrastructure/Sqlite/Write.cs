namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>A write in the writer's queue.</summary>
internal abstract class Write
{
    public abstract void Run(PreparedConnection connection);

    public abstract void Succeed();

    public abstract void Fail(Exception fault);
}

internal sealed class Write<T>(Func<PreparedConnection, T> work) : Write
{
    // Continuations run elsewhere: the writer's thread only writes.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Completion => _completion.Task;

    public override void Run(PreparedConnection connection) => _result = work(connection);

    public override void Succeed() => _completion.TrySetResult(_result!);

    public override void Fail(Exception fault) => _completion.TrySetException(fault);
}

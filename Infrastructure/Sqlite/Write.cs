namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>Something that waits for the writer.</summary>
internal abstract class Write
{
    public abstract void Run(PreparedConnection connection);

    public abstract void Succeed();

    public abstract void Fail(Exception fault);
}

internal sealed class Write<T>(Func<PreparedConnection, T> work) : Write
{
    // The writer's thread must not run what its callers do next.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Answer => _answer.Task;

    public override void Run(PreparedConnection connection) => _result = work(connection);

    public override void Succeed() => _answer.TrySetResult(_result!);

    public override void Fail(Exception fault) => _answer.TrySetException(fault);
}

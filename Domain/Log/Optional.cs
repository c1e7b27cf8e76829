namespace RealtimeRestaurant.Domain.Log;

/// <summary>A member of a change: absent, which leaves the value as it is, or given. A null that is given takes the value away.</summary>
public readonly record struct Optional<T>(T Value)
{
    public bool IsGiven { get; } = true;

    public static implicit operator Optional<T>(T value) => new(value);

    /// <summary>The value after the change.</summary>
    public T Or(T present) => IsGiven ? Value : present;
}

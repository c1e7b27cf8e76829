namespace RealtimeRestaurant.Host.Http;

/// <summary>What an accepted command is answered with.</summary>
/// <param name="View">Null: nothing to show.</param>
/// <param name="Location">Where the new thing is; then the answer is 201.</param>
internal readonly record struct CommandResponse(object? View, string? Location = null)
{
    public IResult ToResult() => (View, Location) switch
    {
        (null, _) => Results.NoContent(),
        (_, null) => Results.Ok(View),
        _ => Results.Created(Location, View),
    };
}

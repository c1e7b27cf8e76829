using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>One connection, for one caller at a time, that prepares each statement once.</summary>
internal sealed class PreparedConnection(SqliteConnection connection, SlowQueries slow) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    public void Open() => connection.Open();

    /// <returns>How many rows the statement changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var started = Stopwatch.GetTimestamp();
        var changed = Prepared(sql, values).ExecuteNonQuery();
        slow.RecordSince(sql, started);
        return changed;
    }

    /// <returns>The first row, or default where there is none.</returns>
    public T? First<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var started = Stopwatch.GetTimestamp();
        using var reader = Prepared(sql, values).ExecuteReader();
        var first = reader.Read() ? row(reader) : default;
        slow.RecordSince(sql, started);
        return first;
    }

    public List<T> All<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var started = Stopwatch.GetTimestamp();
        using var reader = Prepared(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        slow.RecordSince(sql, started);
        return rows;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Prepared(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, _) in values) command.Parameters.Add(new SqliteParameter { ParameterName = name });
            _prepared.Add(sql, command);
        }
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i].Value ?? DBNull.Value;
        return command;
    }
}

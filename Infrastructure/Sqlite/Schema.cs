using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>The tables, and the steps that migrate an older file. Forward only: a released step never changes.</summary>
internal static class Schema
{
    /// <summary>
    /// Step n migrates version n to version n + 1. Times are milliseconds since 1970; bodies are JSON, snapshots compressed.
    /// </summary>
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE commits (
            restaurant_id TEXT NOT NULL, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL,
            id TEXT NOT NULL, epoch TEXT NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (restaurant_id, first_seq), CHECK (last_seq >= first_seq)
        ) STRICT;

        CREATE TABLE snapshots (
            restaurant_id TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (restaurant_id, seq)
        ) STRICT;

        CREATE TABLE orders (
            restaurant_id TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL,
            status TEXT NOT NULL, table_id TEXT NOT NULL, placed_at INTEGER NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (restaurant_id, id)
        ) STRICT;
        CREATE INDEX orders_by_time ON orders (restaurant_id, placed_at, id);
        CREATE INDEX orders_by_status ON orders (restaurant_id, status, placed_at, id);
        CREATE INDEX orders_by_table ON orders (restaurant_id, table_id, placed_at, id, status);

        CREATE TABLE accounts (
            id TEXT NOT NULL PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, password_hash TEXT NOT NULL,
            memberships BLOB NOT NULL
        ) STRICT;

        CREATE TABLE refresh_tokens (
            hash TEXT NOT NULL PRIMARY KEY, family_id TEXT NOT NULL, account_id TEXT NOT NULL, restaurant_id TEXT NOT NULL,
            expires_at INTEGER NOT NULL, successor TEXT
        ) STRICT;
        CREATE INDEX refresh_tokens_by_family ON refresh_tokens (family_id);
        CREATE INDEX refresh_tokens_by_account ON refresh_tokens (account_id);
        CREATE INDEX refresh_tokens_by_expiry ON refresh_tokens (expires_at);

        CREATE TABLE ended_families (family_id TEXT NOT NULL PRIMARY KEY, expires_at INTEGER NOT NULL) STRICT;
        """,
        """
        ALTER TABLE orders RENAME COLUMN placed_at TO at;

        CREATE TABLE bills (
            restaurant_id TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL,
            status TEXT NOT NULL, table_id TEXT NOT NULL, at INTEGER NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (restaurant_id, id)
        ) STRICT;
        CREATE INDEX bills_by_time ON bills (restaurant_id, at, id);
        CREATE INDEX bills_by_status ON bills (restaurant_id, status, at, id);
        CREATE INDEX bills_by_table ON bills (restaurant_id, table_id, at, id, status);

        CREATE TABLE shifts (
            restaurant_id TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL,
            status TEXT NOT NULL, table_id TEXT NOT NULL, at INTEGER NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (restaurant_id, id)
        ) STRICT;
        CREATE INDEX shifts_by_time ON shifts (restaurant_id, at, id);
        CREATE INDEX shifts_by_status ON shifts (restaurant_id, status, at, id);

        CREATE TABLE counted (
            restaurant_id TEXT NOT NULL, day TEXT NOT NULL, fact TEXT NOT NULL,
            PRIMARY KEY (restaurant_id, day, fact)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE waiter_days (
            restaurant_id TEXT NOT NULL, day TEXT NOT NULL, waiter_id TEXT NOT NULL, waiter_name TEXT NOT NULL,
            orders INTEGER NOT NULL DEFAULT 0, cancelled INTEGER NOT NULL DEFAULT 0,
            bills INTEGER NOT NULL DEFAULT 0, items INTEGER NOT NULL DEFAULT 0,
            gross INTEGER NOT NULL DEFAULT 0, discounts INTEGER NOT NULL DEFAULT 0,
            net INTEGER NOT NULL DEFAULT 0, service INTEGER NOT NULL DEFAULT 0,
            tax INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL DEFAULT 0,
            payments INTEGER NOT NULL DEFAULT 0, amount INTEGER NOT NULL DEFAULT 0,
            rounding INTEGER NOT NULL DEFAULT 0, tips INTEGER NOT NULL DEFAULT 0,
            refunds INTEGER NOT NULL DEFAULT 0, refunded_tips INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (restaurant_id, day, waiter_id, waiter_name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE item_days (
            restaurant_id TEXT NOT NULL, day TEXT NOT NULL, menu_item_id TEXT NOT NULL, name TEXT NOT NULL,
            quantity INTEGER NOT NULL, net INTEGER NOT NULL,
            PRIMARY KEY (restaurant_id, day, menu_item_id, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE money_days (
            restaurant_id TEXT NOT NULL, day TEXT NOT NULL, hour INTEGER NOT NULL, method TEXT NOT NULL,
            payments INTEGER NOT NULL, amount INTEGER NOT NULL,
            rounding INTEGER NOT NULL, tips INTEGER NOT NULL, refunds INTEGER NOT NULL, refunded_tips INTEGER NOT NULL,
            PRIMARY KEY (restaurant_id, day, hour, method)
        ) STRICT, WITHOUT ROWID;
        """,
        """
        CREATE TABLE presence (
            restaurant_id TEXT NOT NULL, staff_id TEXT NOT NULL, seen_at INTEGER NOT NULL,
            PRIMARY KEY (restaurant_id, staff_id)
        ) STRICT;
        CREATE INDEX presence_by_time ON presence (seen_at);
        """,
        """
        CREATE TABLE restoring (since INTEGER NOT NULL, restaurant_id TEXT) STRICT;
        """,
        """
        CREATE TABLE day_rows (
            restaurant_id TEXT NOT NULL, day TEXT NOT NULL, dimension TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
            orders INTEGER NOT NULL DEFAULT 0, cancelled_orders INTEGER NOT NULL DEFAULT 0,
            bills INTEGER NOT NULL DEFAULT 0, items INTEGER NOT NULL DEFAULT 0,
            gross INTEGER NOT NULL DEFAULT 0, discounts INTEGER NOT NULL DEFAULT 0,
            net INTEGER NOT NULL DEFAULT 0, service INTEGER NOT NULL DEFAULT 0,
            tax INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL DEFAULT 0,
            payments INTEGER NOT NULL DEFAULT 0, amount INTEGER NOT NULL DEFAULT 0,
            rounding INTEGER NOT NULL DEFAULT 0, tips INTEGER NOT NULL DEFAULT 0,
            refunds INTEGER NOT NULL DEFAULT 0, refunded_tips INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (restaurant_id, day, dimension, id, name)
        ) STRICT, WITHOUT ROWID;

        INSERT INTO day_rows (
            restaurant_id, day, dimension, id, name, orders, cancelled_orders, bills, items, gross, discounts, net, service, tax, total,
            payments, amount, rounding, tips, refunds, refunded_tips)
        SELECT restaurant_id, day, 'Waiter', waiter_id, waiter_name,
            orders, cancelled, bills, items, gross, discounts, net, service, tax, total,
            payments, amount, rounding, tips, refunds, refunded_tips FROM waiter_days;

        INSERT INTO day_rows (restaurant_id, day, dimension, id, name, items, net)
        SELECT restaurant_id, day, 'MenuItem', menu_item_id, name, quantity, net FROM item_days;

        INSERT INTO day_rows (restaurant_id, day, dimension, id, name, payments, amount, rounding, tips, refunds, refunded_tips)
        SELECT restaurant_id, day, 'Hour', CAST(hour AS TEXT), '',
            sum(payments), sum(amount), sum(rounding), sum(tips), sum(refunds), sum(refunded_tips)
        FROM money_days GROUP BY restaurant_id, day, hour;

        INSERT INTO day_rows (restaurant_id, day, dimension, id, name, payments, amount, rounding, tips, refunds, refunded_tips)
        SELECT restaurant_id, day, 'Method', method, '',
            sum(payments), sum(amount), sum(rounding), sum(tips), sum(refunds), sum(refunded_tips)
        FROM money_days GROUP BY restaurant_id, day, method;

        DROP TABLE waiter_days;
        DROP TABLE item_days;
        DROP TABLE money_days;
        DROP TABLE counted;
        """,
        """
        ALTER TABLE orders ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE bills ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE shifts ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
        """,
        """
        ALTER TABLE day_rows ADD COLUMN refunded_items INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE day_rows ADD COLUMN refunded_net INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE day_rows ADD COLUMN refunded_service INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE day_rows ADD COLUMN refunded_tax INTEGER NOT NULL DEFAULT 0;
        """,
        """
        ALTER TABLE orders ADD COLUMN number INTEGER;
        ALTER TABLE bills ADD COLUMN number INTEGER;
        ALTER TABLE shifts ADD COLUMN number INTEGER;
        UPDATE orders SET number = json_extract(CAST(body AS TEXT), '$.number');
        UPDATE bills SET number = json_extract(CAST(body AS TEXT), '$.number');
        CREATE INDEX orders_by_number ON orders (restaurant_id, number, at, id);
        CREATE INDEX bills_by_number ON bills (restaurant_id, number, at, id);
        """,
        """
        ALTER TABLE day_rows ADD COLUMN wasted INTEGER NOT NULL DEFAULT 0;
        """,
        """
        ALTER TABLE accounts ADD COLUMN language TEXT;
        """,
        """
        CREATE TABLE reservations (
            restaurant_id TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL,
            status TEXT NOT NULL, table_id TEXT NOT NULL, number INTEGER, at INTEGER NOT NULL, version INTEGER NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (restaurant_id, id)
        ) STRICT;
        CREATE INDEX reservations_by_time ON reservations (restaurant_id, at, id);
        CREATE INDEX reservations_by_status ON reservations (restaurant_id, status, at, id);
        """,
        """
        ALTER TABLE orders ADD COLUMN kind TEXT NOT NULL DEFAULT 'DineIn';
        ALTER TABLE bills ADD COLUMN kind TEXT;
        ALTER TABLE shifts ADD COLUMN kind TEXT;
        ALTER TABLE reservations ADD COLUMN kind TEXT;
        CREATE INDEX orders_by_kind ON orders (restaurant_id, kind, at, id, status);
        """,
        """
        ALTER TABLE day_rows ADD COLUMN tickets INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE day_rows ADD COLUMN late_tickets INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE day_rows ADD COLUMN target_seconds INTEGER NOT NULL DEFAULT 0;
        """,
        """
        CREATE TABLE facets (
            restaurant_id TEXT NOT NULL, list TEXT NOT NULL, facet TEXT NOT NULL, at INTEGER NOT NULL, id TEXT NOT NULL,
            PRIMARY KEY (restaurant_id, list, facet, at, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX facets_by_id ON facets (restaurant_id, list, id);

        WITH lines AS (
            SELECT restaurant_id, at, orders.id AS id, value AS line, json_extract(value, '$.status') AS status,
                json_extract(value, '$.return.remedy') AS remedy
            FROM orders, json_each(CAST(body AS TEXT), '$.items'))
        INSERT OR IGNORE INTO facets (restaurant_id, list, facet, at, id)
        SELECT restaurant_id, 'orders',
            'dish/' || coalesce(json_extract(line, '$.dish.menuItemId'), json_extract(line, '$.menuItemId')), at, id FROM lines
        UNION ALL SELECT restaurant_id, 'orders',
            'staff/' || coalesce(json_extract(line, '$.preparation.chefId'), json_extract(line, '$.chefId')), at, id FROM lines
        UNION ALL SELECT restaurant_id, 'orders', 'lines/Cancelled', at, id FROM lines WHERE status = 'cancelled'
        UNION ALL SELECT restaurant_id, 'orders', 'lines/Voided', at, id FROM lines WHERE status = 'voided'
        UNION ALL SELECT restaurant_id, 'orders', 'lines/Remade', at, id FROM lines WHERE remedy = 'remake'
        UNION ALL SELECT restaurant_id, 'orders', 'lines/Comped', at, id FROM lines WHERE remedy = 'comp'
        UNION ALL SELECT restaurant_id, 'orders', 'staff/' || coalesce(
            json_extract(CAST(body AS TEXT), '$.party.waiterId'), json_extract(CAST(body AS TEXT), '$.waiterId')), at, id FROM orders
        UNION ALL SELECT restaurant_id, 'bills', 'staff/' || coalesce(
            json_extract(CAST(body AS TEXT), '$.party.waiterId'), json_extract(CAST(body AS TEXT), '$.waiterId')), at, id FROM bills;

        WITH money AS (
            SELECT restaurant_id, at, bills.id AS id, value AS payment, json_extract(value, '$.method') AS method,
                json_extract(value, '$.staffId') AS staff
            FROM bills, json_each(CAST(body AS TEXT), '$.payments')),
        given AS (
            SELECT restaurant_id, at, id, method, staff FROM money
            UNION ALL SELECT restaurant_id, at, money.id, coalesce(json_extract(value, '$.method'), method),
                json_extract(value, '$.staffId')
            FROM money, json_each(payment, '$.refunds'))
        INSERT OR IGNORE INTO facets (restaurant_id, list, facet, at, id)
        SELECT restaurant_id, 'bills', 'method/' || upper(substr(method, 1, 1)) || substr(method, 2), at, id FROM given
        UNION ALL SELECT restaurant_id, 'bills', 'staff/' || staff, at, id FROM given;
        """,
    ];

    /// <summary>Runs the missing steps in one transaction. The caller closes the connection if this fails, which undoes it.</summary>
    public static void Migrate(PreparedConnection connection)
    {
        connection.Execute("BEGIN IMMEDIATE");
        var version = connection.First("PRAGMA user_version", row => row.GetInt32(0));
        if (version > Steps.Length)
            throw new StoreUnusableException(
                $"The database has schema version {version}; this program knows {Steps.Length}. Use the newer program.");
        foreach (var step in Steps.AsSpan(version)) connection.Execute(step);
        connection.Execute($"PRAGMA user_version = {Steps.Length}");
        connection.Execute("COMMIT");
    }
}

-- A shop: a small table that everybody updates, and one large enough for a backup to take its time.
CREATE TABLE stock (sku text PRIMARY KEY, qty integer NOT NULL);
INSERT INTO stock SELECT 'A-' || n, 40 + n FROM generate_series(1001, 1050) n;
CREATE TABLE customers (id integer PRIMARY KEY, email text NOT NULL, last_seen timestamptz);
INSERT INTO customers SELECT n, 'customer' || n || '@example.org' FROM generate_series(1, 500) n;
CREATE TABLE orders (id integer PRIMARY KEY, customer integer NOT NULL, placed timestamptz NOT NULL, note text NOT NULL);
INSERT INTO orders
SELECT n, n % 500 + 1, now() - n * interval '1 minute', repeat(md5(n::text), 28)
  FROM generate_series(1, 20000) n;

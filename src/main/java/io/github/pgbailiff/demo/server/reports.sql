-- Sales, and a conversion so slow that a report over them runs for an hour.
CREATE TABLE sale (id integer PRIMARY KEY, region text NOT NULL, amount numeric(10, 2) NOT NULL);
INSERT INTO sale SELECT n, (ARRAY['north', 'south', 'east', 'west'])[n % 4 + 1], n % 97 + 0.5 FROM generate_series(1, 18000) n;
CREATE FUNCTION in_euro(amount numeric) RETURNS numeric LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_sleep(0.2);
  RETURN amount * 0.92;
END $$;

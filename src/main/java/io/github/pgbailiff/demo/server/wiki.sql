-- Pages of a wiki that a blog reads too.
CREATE TABLE page (title text PRIMARY KEY, body text NOT NULL, views integer NOT NULL DEFAULT 0);
INSERT INTO page SELECT 'Page_' || n, repeat('lorem ipsum ', 40) FROM generate_series(1, 200) n;
GRANT SELECT, UPDATE ON page TO blog;

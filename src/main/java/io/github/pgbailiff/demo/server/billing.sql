-- Invoices, one of which a run tries to write twice.
CREATE TABLE invoice (number text PRIMARY KEY, amount numeric(10, 2) NOT NULL);
INSERT INTO invoice SELECT 'INV-' || n, n * 1.19 FROM generate_series(2000, 2100) n;

-- A block belongs to the entry of the configuration that it was set under: every copy of a server
-- shares its system identifier and its oids.
drop index block_standing;
alter table block drop column server;
create unique index block_standing on block (cluster, coalesce(system_identifier, ''), door) where lifted_at is null;

-- The running server that a standing block is on; none while nobody has looked. A process of an
-- older version knows nothing of it.
create table block_server (
  number  bigint primary key,
  place   text not null,
  started bigint not null
);

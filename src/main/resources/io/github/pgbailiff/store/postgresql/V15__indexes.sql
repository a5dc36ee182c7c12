-- What is looked for again and again is found without reading all that was ever kept. SQLite uses a partial index only
-- where a statement repeats its condition.
drop index request_open;
create index request_state on request (state, number);
create index request_approved on request (approved_at);
create index stored_answer_over on stored_answer (kept_until);
create index block_open on block (number) where lifted_at is null;
create index block_request on block (request);
create index alert_snoozed on alert (number) where state = 'snoozed';
create index announcement_over on announcement (kept_until);
create index alert_told on alert (told_at);

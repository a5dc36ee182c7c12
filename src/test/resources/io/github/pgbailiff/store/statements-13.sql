-- The statements of the program with the schema 13, which may run beside a newer one on a shared store.

-- : alert/alert-insert.sql
insert into alert
  (number, rule, cluster, subject, state, since, told_at, seen, card, version, opened, latest)
values (:number, :rule, :cluster, :subject, 'open', :since, :now, :now, :card, 1, :sight, :sight)

-- : alert/alert-purge.sql
delete from alert where state = 'over' and over_at <= :before
  and number not in (select alert from announcement where alert is not null)
  and number not in (select card from alert where state <> 'over')

-- : alert/alert-update.sql
update alert
set state = :state, since = :since, seen = :seen, snoozed_until = :snoozed_until, over_at = :over,
    ended_by = :ended_by, version = :version, latest = :latest
where number = :number

-- : alert/alert.sql
select * from alert where number = :number

-- : alert/alerts-former.sql
select * from alert
where rule = :rule and cluster = :cluster and subject = :subject and state = 'over' and over_at >= :after
order by number desc limit 1

-- : alert/alerts-listed.sql
select * from alert where state <> 'over' or over_at >= :after order by number desc limit 200

-- : alert/alerts-on-card.sql
select * from alert where card = :card order by number limit 200

-- : alert/alerts-snoozed.sql
select * from alert where state = 'snoozed' and snoozed_until <= :now order by number limit 200

-- : alert/alerts-standing.sql
select * from alert where cluster = :cluster and state <> 'over' order by number

-- : alert/cards-told.sql
select number, rule, told_at from alert where number = card and told_at > :after order by number limit 200

-- : alert/snooze-insert.sql
insert into alert_snooze (rule, cluster, application, until) values (:rule, :cluster, :application, :until)

-- : alert/snooze-purge.sql
delete from alert_snooze where until <= :now

-- : alert/snoozes.sql
select rule, application from alert_snooze where cluster = :cluster and until > :now

-- : audit/append.sql
insert into audit_event (seq, at, body, previous_hash, hash) values (:seq, :at, :body, :previous_hash, :hash)

-- : audit/chain-between.sql
select coalesce(cast(seq as bigint), 0) as seq,
       coalesce(cast(at as text), '') as at,
       coalesce(cast(body as text), '') as body,
       coalesce(cast(previous_hash as text), '') as previous_hash,
       coalesce(cast(hash as text), '') as hash
from audit_event
where audit_event.seq between :first and :last

-- : audit/events-back.sql
select seq, at, body from audit_event order by seq desc limit 100000

-- : audit/events-of-request-postgresql.sql
select seq, at, body, previous_hash, hash
from audit_event
where seq >= :first and strpos(body, :text) > 0
order by seq

-- : audit/events-of-request-sqlite.sql
select seq, at, body, previous_hash, hash
from audit_event
where seq >= :first and instr(body, :text) > 0
order by seq

-- : audit/head.sql
select seq, hash from audit_event order by seq desc limit 1

-- : audit/last-entry.sql
select seq, at, body, previous_hash, hash from audit_event order by seq desc limit 1

-- : audit/last-event.sql
select body from audit_event order by seq desc limit 1

-- : audit/search-at.sql
select at from audit_event where seq = :seq

-- : audit/search-postgresql.sql
select seq, at, body, previous_hash, hash
from audit_event
where seq > :after and seq <= :last
  and at >= :since
  and strpos(body, :verb) > 0
  and strpos(body, :cluster) > 0
  and strpos(body, :request) > 0
  and strpos(body, :pid) > 0
  and (strpos(body, :name_1) > 0 or strpos(body, :name_2) > 0 or strpos(body, :name_3) > 0 or strpos(body, :name_4) > 0)
order by seq desc

-- : audit/search-sqlite.sql
select seq, at, body, previous_hash, hash
from audit_event
where seq > :after and seq <= :last
  and at >= :since
  and instr(body, :verb) > 0
  and instr(body, :cluster) > 0
  and instr(body, :request) > 0
  and instr(body, :pid) > 0
  and (instr(body, :name_1) > 0 or instr(body, :name_2) > 0 or instr(body, :name_3) > 0 or instr(body, :name_4) > 0)
order by seq desc

-- : audit/verify/chain-at.sql
select coalesce(cast(seq as bigint), 0) as seq,
       coalesce(cast(at as text), '') as at,
       coalesce(cast(body as text), '') as body,
       coalesce(cast(previous_hash as text), '') as previous_hash,
       coalesce(cast(hash as text), '') as hash
from audit_event
where audit_event.seq = :seq

-- : audit/verify/chain-from.sql
select coalesce(cast(seq as bigint), 0) as seq,
       coalesce(cast(at as text), '') as at,
       coalesce(cast(body as text), '') as body,
       coalesce(cast(previous_hash as text), '') as previous_hash,
       coalesce(cast(hash as text), '') as hash
from audit_event
where audit_event.seq >= :seq
order by audit_event.seq

-- : audit/verify/chain-next.sql
select coalesce(cast(seq as bigint), 0) as seq,
       coalesce(cast(at as text), '') as at,
       coalesce(cast(body as text), '') as body,
       coalesce(cast(previous_hash as text), '') as previous_hash,
       coalesce(cast(hash as text), '') as hash
from audit_event
where audit_event.seq > :seq
order by audit_event.seq
limit 1

-- : audit/verify/chain.sql
select coalesce(cast(seq as bigint), 0) as seq,
       coalesce(cast(at as text), '') as at,
       coalesce(cast(body as text), '') as body,
       coalesce(cast(previous_hash as text), '') as previous_hash,
       coalesce(cast(hash as text), '') as hash
from audit_event
order by audit_event.seq

-- : block/block-claim.sql
update block set claimed_by = :holder, claimed_until = :claimed_until
where number = :number and lifted_at is null and until <= :now and (claimed_until is null or claimed_until <= :now)

-- : block/block-former.sql
update block set former = :former where number = :number and lifted_at is null

-- : block/block-insert.sql
insert into block
  (number, cluster, system_identifier, target, statement, undo, former, actor_platform, actor_id, actor_name, person,
   place_platform, place_channel, place_thread, request, reason, since, until, warn_at)
values
  (:number, :cluster, :system_identifier, :target, :statement, :undo, :former, :actor_platform,
   :actor_id, :actor_name, :person, :place_platform, :place_channel, :place_thread, :request,
   :reason, :since, :until, :warn_at)

-- : block/block-lift.sql
update block set lifted_at = :now where number = :number and lifted_at is null

-- : block/block-move.sql
update block set until = :until, warn_at = :warn_at, trouble = null
where number = :number and lifted_at is null and (claimed_until is null or claimed_until <= :now)

-- : block/block-trouble.sql
update block set trouble = :trouble, claimed_until = :again where number = :number and claimed_by = :holder and lifted_at is null

-- : block/block-warned.sql
update block set warn_at = null where number = :number and warn_at <= :now and lifted_at is null

-- : block/block.sql
select number, cluster, system_identifier, target, statement, undo, former, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, request, reason, since, until, trouble
from block where number = :number and lifted_at is null

-- : block/blocks-due.sql
select number, cluster, system_identifier, target, statement, undo, former, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, request, reason, since, until, trouble
from block
where lifted_at is null and until <= :now and (claimed_until is null or claimed_until <= :now)
order by until limit :limit

-- : block/blocks-of-cluster.sql
select number, cluster, system_identifier, target, statement, undo, former, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, request, reason, since, until, trouble
from block where cluster = :cluster and lifted_at is null

-- : block/blocks-to-warn.sql
select number, cluster, system_identifier, target, statement, undo, former, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, request, reason, since, until, trouble
from block where lifted_at is null and warn_at <= :now and until > :now order by until limit :limit

-- : block/blocks.sql
select number, cluster, system_identifier, target, statement, undo, former, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, request, reason, since, until, trouble
from block where lifted_at is null order by number limit :limit

-- : chat/claim-delivery.sql
insert into delivery_seen (platform, id, seen_at)
values (:platform, :id, :now)
on conflict do nothing

-- : chat/forget-deliveries.sql
delete from delivery_seen
where seen_at < :before

-- : outbox/announcement-again.sql
update announcement set wanted = wanted + 1, attempts = 0, next_try = :now, kept_until = :kept_until
where request = :request and subject = 'card'

-- : outbox/announcement-alert-again.sql
update announcement set wanted = wanted + 1, attempts = 0, next_try = :now, kept_until = :kept_until
where alert = :alert and subject = 'alert'

-- : outbox/announcement-card.sql
select message from announcement
where platform = :platform and channel = :channel and request = :request and subject = 'card'

-- : outbox/announcement-claim.sql
update announcement set claimed_until = :claimed_until, attempts = attempts + 1 where id = :id

-- : outbox/announcement-delete.sql
delete from announcement where id = :id

-- : outbox/announcement-due.sql
select id, platform, channel, thread, subject, request, alert, words, wanted, message, attempts
from announcement
where platform = :platform
  and shown < wanted
  and next_try <= :now
  and (claimed_until is null or claimed_until <= :now)
order by id
limit :limit

-- : outbox/announcement-failed.sql
update announcement set next_try = :next_try, claimed_until = null where id = :id

-- : outbox/announcement-insert.sql
insert into announcement
  (id, platform, channel, thread, subject, request, alert, words, wanted, shown, attempts, next_try, kept_until)
values
  (:id, :platform, :channel, :thread, :subject, :request, :alert, :words, :wanted, 0, 0, :now, :kept_until)

-- : outbox/announcement-outdated.sql
update announcement set wanted = :version, attempts = 0, next_try = :now, kept_until = :kept_until
where request = :request and subject = 'card'

-- : outbox/announcement-places.sql
select platform, channel, thread from announcement where request = :request and subject = 'card'

-- : outbox/announcement-purge.sql
delete from announcement
where kept_until <= :now
  and (shown < wanted
       or not exists (select 1 from request
                      where request.number = announcement.request
                        and request.state in ('pending', 'approved', 'executing'))
          and not exists (select 1 from block
                          where block.request = 'R-' || announcement.request and block.lifted_at is null)
          and not exists (select 1 from alert
                          where alert.card = announcement.alert and alert.state <> 'over'))

-- : outbox/announcement-shown.sql
update announcement set shown = :version, message = :message, attempts = 0, claimed_until = null
where id = :id and shown <= :version

-- : page/answer-insert.sql
insert into stored_answer (id, asker, answer, kept_until) values (:id, :asker, :answer, :kept_until)

-- : page/answer-purge.sql
delete from stored_answer
where kept_until <= :now
   or (asker = :asker
       and id not in (select id from stored_answer where asker = :asker order by kept_until desc limit :kept))

-- : page/answer.sql
select asker, answer, kept_until from stored_answer where id = :id

-- : request/gate/hits.sql
select c.cluster, sum(c.sessions) as sessions
from request r join request_cluster c on c.request = r.number
where r.requester_key = :requester and r.approved_at > :since
  and r.state in ('approved', 'executing', 'finished', 'interrupted')
group by c.cluster

-- : request/gate/request-advance.sql
update request
set version = :version, state = :state, confirmed = :confirmed, reason = :reason, requirements = :requirements, results = :results,
    expires_at = :expires_at, approved_at = coalesce(approved_at, :approved_at)
where number = :number and version = :previous_version

-- : request/gate/request-cluster-insert.sql
insert into request_cluster (request, cluster, sessions) values (:request, :cluster, :sessions)

-- : request/gate/request-insert.sql
insert into request
  (number, version, state, confirmed, requester_key, actor_platform, actor_id, actor_name, person,
   place_platform, place_channel, place_thread, reason, requirements, change, expires_at,
   approved_at)
values
  (:number, :version, :state, :confirmed, :requester, :actor_platform, :actor_id, :actor_name,
   :person, :place_platform, :place_channel, :place_thread, :reason, :requirements, :change,
   :expires_at, :approved_at)

-- : request/gate/request-remind.sql
update request set reminded = true where number = :number and state = 'pending' and not reminded

-- : request/gate/request.sql
select number, state, confirmed, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, reason, requirements, change, results, expires_at
from request where number = :number

-- : request/gate/requests-carried-out.sql
select number, state, confirmed, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, reason, requirements, change, results, expires_at
from request
where approved_at >= :after and state in ('executing', 'finished', 'interrupted')
order by number desc limit :limit

-- : request/gate/requests-due.sql
select number, state, confirmed, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, reason, requirements, change, results, expires_at
from request where state in ('pending', 'approved') and expires_at <= :now order by number limit :limit

-- : request/gate/requests-in.sql
select number, state, confirmed, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, reason, requirements, change, results, expires_at
from request where state = :state order by number limit :limit

-- : request/gate/requests-lapsed.sql
select number, state, confirmed, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, reason, requirements, change, results, expires_at
from request
where state = 'executing'
  and not exists (select 1 from lease
                  where lease.name = 'execution/' || request.number and lease.lapses_at > :now)
order by number limit :limit

-- : request/gate/requests-of.sql
select count(*) as number from request where requester_key = :requester and state in ('pending', 'approved', 'executing')

-- : request/gate/requests-unreminded.sql
select number, state, confirmed, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, reason, requirements, change, results, expires_at
from request where state = 'pending' and confirmed and not reminded order by number limit :limit

-- : request/gate/requests-unreported.sql
select number, state, confirmed, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, reason, requirements, change, results, expires_at
from request
where state = 'interrupted'
  and not exists (select 1 from request_transition t
                  where t.request = request.number and t.kind = 'REPORTED')
order by number limit :limit

-- : request/gate/transition-insert.sql
insert into request_transition
  (request, version, kind, actor_platform, actor_id, actor_name, person,
   place_platform, place_channel, place_thread, roles, happened_at, note, event)
values
  (:request, :version, :kind, :actor_platform, :actor_id, :actor_name, :person, :place_platform,
   :place_channel, :place_thread, :roles, :happened_at, :note, :event)

-- : request/gate/transitions.sql
select kind, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, roles, happened_at, note, event
from request_transition where request = :request order by version

-- : store/counter-next.sql
insert into counter (name, value) values (:name, 1)
on conflict (name) do update set value = counter.value + 1

-- : store/counter-value.sql
select value from counter where name = :name

-- : store/lease-create.sql
insert into lease (name, holder, lapses_at) values (:name, :holder, :now)
on conflict (name) do nothing

-- : store/lease-holder.sql
select holder from lease where name = :name and lapses_at > :now

-- : store/lease-release.sql
delete from lease where name = :name and holder = :holder

-- : store/lease-renew.sql
update lease set lapses_at = :until
where name = :name and holder = :holder and lapses_at > :now

-- : store/lease-revoke.sql
delete from lease where name = :name and lapses_at <= :now

-- : store/lease-take.sql
update lease set holder = :holder, lapses_at = :until
where name = :name and (holder = :holder or lapses_at <= :now)

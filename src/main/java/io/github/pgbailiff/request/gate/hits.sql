-- The sessions of each cluster that a requester's approved changes hit since a moment.
select c.cluster, sum(c.sessions) as sessions
from request r join request_cluster c on c.request = r.number
where r.requester_key = :requester and r.approved_at > :since
  and r.state in ('approved', 'executing', 'finished', 'interrupted')
group by c.cluster

select c.cluster, sum(c.sessions) as sessions
from request r join request_cluster c on c.request = r.number
where r.requester_key = ? and r.approved_at > ?
  and r.state in ('approved', 'executing', 'finished', 'interrupted')
group by c.cluster

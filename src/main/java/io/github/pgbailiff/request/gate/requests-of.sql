-- How many requests of one requester are not over.
select count(*) as number from request where requester_key = :requester and state in ('pending', 'approved', 'executing')

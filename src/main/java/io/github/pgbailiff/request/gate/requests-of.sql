select count(*) as number from request where requester_key = ? and state in ('pending', 'approved', 'executing')

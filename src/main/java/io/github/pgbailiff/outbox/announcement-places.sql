-- Where a request's cards stand.
select platform, channel, thread from announcement where request = :request and subject = 'card'

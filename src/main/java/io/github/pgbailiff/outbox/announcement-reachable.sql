-- Where a request's cards stand or are to appear, without those that were left since they cannot be edited.
select platform, channel, thread from announcement
where request = :request and subject = 'card' and (message is null or attempts = 0 or shown < wanted)

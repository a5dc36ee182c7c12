-- What was found of the sessions of a request that waits; it has not gone on.
update request set results = :results where number = :number and version = :version and state = 'pending'

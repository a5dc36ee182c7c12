-- Compare-and-set on the version; approved_at stays at the first approval.
update request
set version = :version, state = :state, confirmed = :confirmed, reason = :reason, requirements = :requirements, results = :results,
    expires_at = :expires_at, approved_at = coalesce(approved_at, :approved_at)
where number = :number and version = :previous_version

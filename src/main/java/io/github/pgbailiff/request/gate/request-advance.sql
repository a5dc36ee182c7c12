-- Compare-and-set on the version; approved_at stays at the first approval.
update request
set version = ?, state = ?, confirmed = ?, reason = ?, requirements = ?, results = ?,
    expires_at = ?, approved_at = coalesce(approved_at, ?)
where number = ? and version = ?

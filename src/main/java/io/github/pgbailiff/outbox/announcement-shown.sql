-- Never back to an older version: somebody slower may have shown that.
update announcement set shown = :version, message = :message, attempts = 0, claimed_until = null
where id = :id and shown <= :version

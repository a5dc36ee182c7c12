-- Never back to an older version: somebody slower may have shown that.
update announcement set shown = ?, message = ?, attempts = 0, claimed_until = null
where id = ? and shown <= ?

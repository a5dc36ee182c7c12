update announcement set next_try = ?, claimed_until = null where id = ?

update announcement set claimed_until = ?, attempts = attempts + 1 where id = ?

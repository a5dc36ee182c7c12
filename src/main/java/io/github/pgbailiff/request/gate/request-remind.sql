update request set reminded = true where number = ? and state = 'pending' and not reminded

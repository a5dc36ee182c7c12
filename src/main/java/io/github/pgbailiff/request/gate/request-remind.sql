-- Those who may approve are reminded of the request, once.
update request set reminded = true where number = :number and state = 'pending' and not reminded

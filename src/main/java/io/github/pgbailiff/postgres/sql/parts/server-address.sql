-- The address that the server answers from; null over a local socket.
host(inet_server_addr())

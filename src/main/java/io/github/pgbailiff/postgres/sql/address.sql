host(inet_server_addr())

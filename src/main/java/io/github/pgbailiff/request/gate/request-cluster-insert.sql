insert into request_cluster (request, cluster, sessions) values (?, ?, ?)

-- How many sessions of one cluster a request is about.
insert into request_cluster (request, cluster, sessions) values (:request, :cluster, :sessions)

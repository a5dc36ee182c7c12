x.gid

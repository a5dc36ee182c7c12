-- What a process is that has locks and is not listed: from 10 the startup process is.
'client backend'

-- The format of the statement that lets a database take connections or none, from 9.5.
'ALTER DATABASE %1$I ALLOW_CONNECTIONS %2$s'

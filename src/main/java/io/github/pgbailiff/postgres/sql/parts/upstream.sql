-- The server that this standby follows; told from 11.
NULL::text

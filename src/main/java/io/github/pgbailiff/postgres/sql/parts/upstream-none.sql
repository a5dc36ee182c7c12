-- The server that this standby follows, which it does not tell.
NULL::text

-- When the wait for lock l began; told from 14.
NULL::timestamptz

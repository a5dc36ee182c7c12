NULL::text[]

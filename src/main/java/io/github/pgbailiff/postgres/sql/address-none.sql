NULL::text

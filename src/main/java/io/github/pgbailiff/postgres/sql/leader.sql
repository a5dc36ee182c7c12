NULL::int

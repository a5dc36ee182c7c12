NULL::timestamptz

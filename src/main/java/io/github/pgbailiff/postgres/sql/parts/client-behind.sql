-- The address of the client behind a pooler, as session a's application name tells it; whoever sets one
-- chooses it, so nothing is protected by it.
CASE WHEN a.application_name LIKE '% - %:%' AND a.application_name ~ {pooler-suffix}
     THEN btrim(regexp_replace(a.application_name, {pooler-suffix}, '\2'), '[]')::inet END

-- The query's text of session a; before 10 it comes with the session.
a.query

-- The text of session a's query; before 10 it comes with the session.
a.query

-- Whether session a tells what it waits for: until 14 that is switched off with the rest.
a.state IS DISTINCT FROM 'disabled'

-- The pid that has lock l, or waits for it; told whose worker it is from 13.
l.pid

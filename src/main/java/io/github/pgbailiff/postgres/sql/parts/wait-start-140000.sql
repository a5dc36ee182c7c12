-- When the wait for lock l began, from 14.
l.waitstart

l.waitstart

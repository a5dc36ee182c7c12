select platform, channel, thread from announcement where request = ?

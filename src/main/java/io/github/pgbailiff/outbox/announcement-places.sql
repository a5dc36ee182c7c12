select platform, channel, thread from announcement where request = ? and subject = 'card'

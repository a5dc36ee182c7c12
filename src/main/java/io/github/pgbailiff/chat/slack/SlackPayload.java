package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.Arrival;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import java.util.Optional;

/**
 * Something that somebody did in Slack, as it arrived.
 *
 * @param id what Slack gives the same delivery each time
 * @param trigger opens one modal, within three seconds
 */
record SlackPayload(String id, SlackOrigin origin, Optional<String> trigger, Arrival arrival) {}

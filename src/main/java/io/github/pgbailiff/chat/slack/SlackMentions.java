package io.github.pgbailiff.chat.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import io.github.pgbailiff.chat.Arrival;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.chat.slack.message.SlackText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages to the bot as deliveries: mentions in channels, and what is written to it directly. */
final class SlackMentions {
  private SlackMentions() {}

  /**
   * A mention; empty when it is of a bot, or was in the message before it was edited.
   *
   * @param bot the bot's own user id
   */
  static Optional<SlackPayload> mention(EventsApiPayload<AppMentionEvent> p, String bot) {
    AppMentionEvent e = p.getEvent();
    String team = first(e.getUserTeam(), e.getTeam(), p.getTeamId());
    return isFromPerson(e.getUser(), e.getBotId(), bot) && e.getEdited() == null
        ? Optional.of(
            delivery(
                p.getEventId(),
                new SlackOrigin(
                    SlackInbound.actor(e.getUser(), null),
                    team,
                    SlackInbound.place(e.getChannel(), e.getThreadTs()),
                    Optional.empty(),
                    false),
                SlackInbound.given(e.getText()),
                bot))
        : Optional.empty();
  }

  /** A direct message; empty when it is of a bot, or was not written to this one. */
  static Optional<SlackPayload> direct(EventsApiPayload<MessageEvent> p, String bot) {
    MessageEvent e = p.getEvent();
    return isFromPerson(e.getUser(), e.getBotId(), bot) && "im".equals(e.getChannelType())
        ? Optional.of(
            delivery(
                p.getEventId(),
                new SlackOrigin(
                    SlackInbound.actor(e.getUser(), null),
                    first(e.getTeam(), p.getTeamId()),
                    SlackInbound.place(e.getChannel(), e.getThreadTs()),
                    Optional.empty(),
                    false),
                SlackInbound.given(e.getText()),
                bot))
        : Optional.empty();
  }

  private static SlackPayload delivery(String event, SlackOrigin origin, String text, String bot) {
    String command = SlackText.typed(SlackText.afterMention(text, bot));
    return new SlackPayload(
        event, origin, Optional.empty(), Arrival.typed(SlackInbound.orHelp(command)));
  }

  /** Bots that answer each other would never stop. */
  private static boolean isFromPerson(@Nullable String user, @Nullable String botId, String bot) {
    return user != null && botId == null && !user.equals(bot);
  }

  private static String first(@Nullable String... known) {
    for (String one : known) {
      if (one != null) {
        return one;
      }
    }
    return "";
  }
}

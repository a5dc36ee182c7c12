package io.github.pgbailiff.chat.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import io.github.pgbailiff.chat.Arrival;
import io.github.pgbailiff.chat.slack.message.FormView;
import io.github.pgbailiff.chat.slack.message.HomeView;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.command.text.Suggestion;
import java.util.List;
import java.util.Optional;

/** The ear for what is done outside of messages: the Home tab, forms, and the bot's arrival. */
record SlackViews(SlackDispatcher desk) {

  /** Somebody opened the app: its Home tab, or the messages beside it. */
  void opened(EventsApiPayload<AppHomeOpenedEvent> p) {
    if ("home".equals(p.getEvent().getTab())) {
      desk.show(
          SlackInbound.given(p.getEventId()),
          SlackOrigin.home(
              SlackInbound.actor(p.getEvent().getUser(), null), SlackInbound.given(p.getTeamId())));
    }
  }

  /** Somebody came into a channel; it counts where that is the bot itself. */
  void joined(EventsApiPayload<MemberJoinedChannelEvent> p, String self) {
    MemberJoinedChannelEvent event = p.getEvent();
    if (self.equals(event.getUser())) {
      SlackOrigin bot =
          SlackOrigin.home(
              SlackInbound.actor(event.getUser(), null), SlackInbound.given(p.getTeamId()));
      desk.joined(SlackInbound.given(p.getEventId()), bot.in(event.getChannel()));
    }
  }

  /** A shortcut of the whole workspace. */
  void open(GlobalShortcutPayload p) {
    SlackOrigin origin =
        SlackOrigin.home(
            SlackInbound.actor(p.getUser().getId(), p.getUser().getUsername()),
            SlackInbound.team(
                p.getUser().getTeamId(), p.getTeam() == null ? null : p.getTeam().getId()));
    FormView.Kind.of(SlackInbound.given(p.getCallbackId()))
        .ifPresent(kind -> desk.open(SlackInbound.given(p.getTriggerId()), origin, kind));
  }

  /** A press that is a command; what is for the tab or the form itself is done here. */
  Optional<SlackPayload> pressed(BlockActionPayload p) {
    SlackOrigin origin = SlackInbound.origin(p);
    String trigger = SlackInbound.given(p.getTriggerId());
    Optional<SlackForm> form = SlackForm.of(p.getView());
    if (form.isPresent()) {
      SlackInbound.cluster(p).ifPresent(it -> desk.choose(trigger, origin, form.get(), it));
      return Optional.empty();
    }
    Optional<HomeView.Act> act =
        p.getActions().stream()
            .flatMap(it -> HomeView.Act.of(SlackInbound.given(it.getActionId())).stream())
            .findFirst();
    return act.isPresent() ? home(act.get(), origin, trigger) : SlackInbound.press(p);
  }

  private Optional<SlackPayload> home(HomeView.Act act, SlackOrigin origin, String trigger) {
    switch (act) {
      case REFRESH -> desk.show(trigger, origin);
      case FIND -> desk.open(trigger, origin, FormView.Kind.FIND);
      case DRAIN -> desk.open(trigger, origin, FormView.Kind.DRAIN);
      case LOCKS, HELP -> {}
    }
    return act.command()
        .map(it -> new SlackPayload(trigger, origin, Optional.of(trigger), Arrival.typed(it)));
  }

  /** Choices for a menu, within the time that Slack gives. */
  List<Option> choices(BlockSuggestionPayload p) {
    return SlackForm.of(p.getView()).stream()
        .flatMap(form ->
            desk
                .forms()
                .choices(origin(p), form, SlackInbound.given(p.getActionId()), typed(p))
                .stream())
        .map(SlackViews::option)
        .toList();
  }

  private static SlackOrigin origin(BlockSuggestionPayload p) {
    return SlackOrigin.home(
        SlackInbound.actor(p.getUser().getId(), p.getUser().getName()),
        SlackInbound.team(
            p.getUser().getTeamId(), p.getTeam() == null ? null : p.getTeam().getId()));
  }

  private static String typed(BlockSuggestionPayload p) {
    return SlackInbound.given(p.getValue());
  }

  private static Option option(Suggestion it) {
    return new Option(new PlainTextObject(FormView.label(it.line()), false), it.word());
  }
}

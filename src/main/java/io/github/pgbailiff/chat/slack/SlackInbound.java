package io.github.pgbailiff.chat.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.view.ViewState;
import io.github.pgbailiff.chat.Arrival;
import io.github.pgbailiff.chat.slack.message.FormView.Part;
import io.github.pgbailiff.chat.slack.message.SlackModals;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.chat.slack.message.SlackSelection;
import io.github.pgbailiff.chat.slack.message.SlackText;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bolt's payloads as ours. Nothing in here looks anything up. */
final class SlackInbound {
  private SlackInbound() {}

  static SlackPayload command(SlashCommandPayload p) {
    var origin =
        new SlackOrigin(
            actor(p.getUserId(), p.getUserName()),
            given(p.getTeamId()),
            place(p.getChannelId(), null),
            Optional.ofNullable(p.getResponseUrl()),
            false);
    return new SlackPayload(
        given(p.getTriggerId()),
        origin,
        Optional.ofNullable(p.getTriggerId()),
        Arrival.typed(orHelp(SlackText.typed(given(p.getText())))));
  }

  /** A press on a button; empty for other elements, which only keep what is chosen. */
  static Optional<SlackPayload> press(BlockActionPayload p) {
    Optional<BlockActionPayload.Action> button =
        p.getActions().stream().filter(a -> "button".equals(a.getType())).findFirst();
    return button.map(action ->
        new SlackPayload(
            Optional.ofNullable(p.getTriggerId())
                .orElseGet(() -> p.getUser().getId() + action.getActionTs()),
            origin(p),
            Optional.ofNullable(p.getTriggerId()),
            Arrival.pressed(given(action.getValue()), chosen(Optional.ofNullable(p.getState())))));
  }

  /** What the form in which it was chosen is about now; empty for a choice that changes nothing. */
  static Optional<String> cluster(BlockActionPayload p) {
    return p.getActions().stream()
        .filter(it -> Part.CLUSTER.name().equals(it.getActionId()))
        .map(BlockActionPayload.Action::getSelectedOption)
        .filter(Objects::nonNull)
        .map(BlockActionPayload.Action.SelectedOption::getValue)
        .findFirst();
  }

  static SlackOrigin origin(BlockActionPayload p) {
    var container = p.getContainer();
    if ("view".equals(container.getType())) {
      return SlackOrigin.home(
          actor(p.getUser().getId(), p.getUser().getName()),
          team(p.getUser().getTeamId(), p.getTeam() == null ? null : p.getTeam().getId()));
    }
    // Of an ephemeral message there is nothing but the container.
    String channel =
        p.getChannel() == null ? given(container.getChannelId()) : p.getChannel().getId();
    return new SlackOrigin(
        actor(p.getUser().getId(), p.getUser().getName()),
        team(p.getUser().getTeamId(), p.getTeam() == null ? null : p.getTeam().getId()),
        place(channel, container.getThreadTs()),
        Optional.ofNullable(p.getResponseUrl()),
        container.isEphemeral());
  }

  private static List<String> chosen(Optional<ViewState> state) {
    return state
        .map(ViewState::getValues)
        .map(values -> values.get(SlackSelection.BLOCK))
        .map(block -> block.get(SlackSelection.MENU))
        .map(ViewState.Value::getSelectedOptions)
        .orElse(List.of())
        .stream()
        .map(ViewState.SelectedOption::getValue)
        .toList();
  }

  /** A modal that was filled in. */
  static SlackPayload submission(ViewSubmissionPayload p) {
    Actor actor = actor(p.getUser().getId(), p.getUser().getName());
    String team = team(p.getUser().getTeamId(), p.getTeam() == null ? null : p.getTeam().getId());
    Optional<SlackForm> form = SlackForm.of(p.getView());
    if (form.isPresent()) {
      return form.get().submission(p, SlackOrigin.home(actor, team));
    }
    SlackModals.Carried carried =
        SlackModals.carried(given(p.getView().getPrivateMetadata()), actor, team);
    String id = Optional.ofNullable(p.getTriggerId()).orElseGet(() -> p.getView().getId());
    return new SlackPayload(
        id,
        carried.origin(),
        Optional.empty(),
        carried
            .press()
            .map(press -> Arrival.answered(press, answers(p.getView().getState())))
            .orElseGet(Arrival::outdated));
  }

  private static Map<String, String> answers(@Nullable ViewState state) {
    Map<String, String> answers = new HashMap<>();
    if (state != null && state.getValues() != null) {
      state
          .getValues()
          .values()
          .forEach(block ->
              block.forEach((name, value) ->
                  Optional.ofNullable(value.getValue())
                      .ifPresent(text -> answers.put(name, text))));
    }
    return answers;
  }

  /**
   * A message that its own author wants run. Somebody else's would let them word what happens in
   * the name of whoever picks the shortcut.
   */
  static SlackPayload shortcut(MessageShortcutPayload p, String bot) {
    String author = given(p.getMessage().getUser());
    String text = SlackText.typed(SlackText.afterMention(given(p.getMessage().getText()), bot));
    var origin =
        new SlackOrigin(
            actor(p.getUser().getId(), p.getUser().getName()),
            team(p.getUser().getTeamId(), p.getTeam() == null ? null : p.getTeam().getId()),
            place(p.getChannel().getId(), p.getMessage().getThreadTs()),
            Optional.ofNullable(p.getResponseUrl()),
            false);
    return new SlackPayload(
        given(p.getTriggerId()),
        origin,
        Optional.ofNullable(p.getTriggerId()),
        author.equals(p.getUser().getId())
            ? Arrival.typed(orHelp(withoutSlash(text)))
            : new Arrival.Foreign("this message is not yours: type the command yourself"));
  }

  private static String withoutSlash(String text) {
    return text.strip().replaceFirst("^/\\S+\\s*", "");
  }

  static String orHelp(String text) {
    return text.isBlank() ? "help" : text.strip();
  }

  static Actor actor(String user, @Nullable String name) {
    return new Actor(SlackOrigin.PLATFORM, user, name == null ? user : name);
  }

  static Place place(String channel, @Nullable String thread) {
    return new Place(SlackOrigin.PLATFORM, channel, Optional.ofNullable(thread));
  }

  static String team(@Nullable String ofUser, @Nullable String ofPayload) {
    return ofUser == null ? given(ofPayload) : ofUser;
  }

  static String given(@Nullable String text) {
    return text == null ? "" : text;
  }
}

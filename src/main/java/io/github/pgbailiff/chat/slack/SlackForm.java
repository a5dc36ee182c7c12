package io.github.pgbailiff.chat.slack;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import io.github.pgbailiff.chat.Arrival;
import io.github.pgbailiff.chat.slack.message.FormView;
import io.github.pgbailiff.chat.slack.message.FormView.Kind;
import io.github.pgbailiff.chat.slack.message.FormView.Part;
import io.github.pgbailiff.chat.slack.message.SlackOrigin;
import io.github.pgbailiff.invocation.Invocation.Input;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A form in front of somebody.
 *
 * @param id Slack's of the modal
 * @param metadata as Slack hands it back
 */
record SlackForm(Kind kind, String id, String metadata) {

  /** The form that a modal is; empty for another modal. */
  static Optional<SlackForm> of(@Nullable View view) {
    return Optional.ofNullable(view)
        .flatMap(it ->
            Kind.of(SlackInbound.given(it.getCallbackId()))
                .map(kind ->
                    new SlackForm(
                        kind,
                        SlackInbound.given(it.getId()),
                        SlackInbound.given(it.getPrivateMetadata()))));
  }

  /** The form, filled in, as the command that it stands for. */
  SlackPayload submission(ViewSubmissionPayload p, SlackOrigin origin) {
    Map<Part, String> values = values(Optional.ofNullable(p.getView().getState()));
    String id = Optional.ofNullable(p.getTriggerId()).orElseGet(() -> p.getView().getId());
    return new SlackPayload(
        id,
        p.getResponseUrls() == null || p.getResponseUrls().isEmpty()
            ? origin
            : origin.at(
                SlackInbound.place(p.getResponseUrls().getFirst().getChannelId(), null),
                p.getResponseUrls().getFirst().getResponseUrl()),
        Optional.empty(),
        new Arrival.Done(new Input.Words(words(values))));
  }

  private static Map<Part, String> values(Optional<ViewState> state) {
    Map<Part, String> values = new EnumMap<>(Part.class);
    state.map(ViewState::getValues).map(Map::values).stream()
        .flatMap(Collection::stream)
        .flatMap(block -> block.entrySet().stream())
        .forEach(it ->
            Part.of(it.getKey())
                .ifPresent(
                    part -> value(it.getValue()).ifPresent(value -> values.put(part, value))));
    return values;
  }

  private static Optional<String> value(ViewState.Value value) {
    return Optional.ofNullable(value.getSelectedOption())
        .map(ViewState.SelectedOption::getValue)
        .or(() -> Optional.ofNullable(value.getValue()))
        .filter(text -> !text.isBlank());
  }

  private List<String> words(Map<Part, String> values) {
    List<String> words = new ArrayList<>();
    Optional<String> pid = Optional.ofNullable(values.get(Part.PID));
    words.add(pid.isPresent() ? "session" : kind.verb());
    Optional.ofNullable(values.get(Part.CLUSTER))
        .or(() -> FormView.cluster(metadata))
        .ifPresent(words::add);
    if (pid.isPresent()) {
      words.add(pid.get());
      return words;
    }
    for (Part part : List.of(Part.DB, Part.USER, Part.APP, Part.FOR, Part.REASON)) {
      Optional.ofNullable(values.get(part))
          .map(value -> part.name().toLowerCase(Locale.ROOT) + ":" + value)
          .ifPresent(words::add);
    }
    return words;
  }
}

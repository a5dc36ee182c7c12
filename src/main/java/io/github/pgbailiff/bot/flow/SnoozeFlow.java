package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.alert.Snoozes;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The flow by which an alert is held back.
 *
 * @param objection why somebody may not
 */
record SnoozeFlow(
    Alert alert,
    BiFunction<Speaker, Alert, Optional<String>> objection,
    Snoozes snoozes,
    CommandAudit audit,
    Denials denials,
    Instant now) {
  /** The question that its button asks. */
  static final Reply.Input HOW_LONG =
      new Reply.Input(
          "for",
          "For how long",
          false,
          true,
          "30m, 4h, over (until it is over), or app (this application here, for 4h)");

  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Duration WHILE = Duration.ofHours(4);

  /** As somebody answered. */
  Reply answered(Invocation invocation, Speaker by, String answer) {
    String text = answer.strip().toLowerCase(Locale.ROOT);
    return switch (text) {
      case "over" -> until(invocation, by, Optional.empty());
      case "app" -> application(invocation, by);
      default ->
          Durations.isDuration(text) && Durations.parse(text).compareTo(LONGEST) <= 0
              ? until(invocation, by, Optional.of(Durations.parse(text)))
              : Refusals.usage(
                  "snooze: \"%s\" is neither a time such as 30m or 4h, nor over, nor app"
                      .formatted(answer));
    };
  }

  /** For so long; empty: until it is over. */
  Reply until(Invocation invocation, Speaker by, Optional<Duration> time) {
    Optional<Instant> until = time.map(now::plus);
    return quiet(invocation, by, until, () -> snoozes.add(alert.number(), until));
  }

  private Reply application(Invocation invocation, Speaker by) {
    if (alert.latest().session().flatMap(Sight.Watched::application).isEmpty()) {
      return Refusals.usage(
          "snooze: %s is about no application; a time such as 30m or 4h, or over would be right"
              .formatted(alert.id()));
    }
    Instant until = now.plus(WHILE);
    return quiet(
        invocation, by, Optional.of(until), () -> snoozes.addApplication(alert.number(), until));
  }

  /** Holds it back for whoever may, once that is on the record. */
  private Reply quiet(Invocation invocation, Speaker by, Optional<Instant> until, Runnable act) {
    Optional<String> denied = objection.apply(by, alert);
    if (denied.isPresent()) {
      return denials.of(by, alert, denied.get());
    }
    if (!alert.stands()) {
      return Refusals.usage("snooze: " + alert.id() + " is over; there is nothing to hold back");
    }
    audit.snoozed(invocation, by.asker(), alert, until);
    act.run();
    return told(until);
  }

  private Reply told(Optional<Instant> until) {
    return new Reply.Report(
        List.of(
            Field.of("alert", "", Value.text(alert.id())),
            Field.data("state", Value.text("snoozed")),
            Field.people(
                "", Value.text("is snoozed" + (until.isEmpty() ? " until it is over" : ""))),
            Field.of("until", "until", Value.moment(until))),
        "",
        List.of(),
        List.of(),
        ExitCode.DONE);
  }
}

package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.alert.Snooze;
import io.github.pgbailiff.alert.Snoozes;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Sentence;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.view.AlertView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The flow by which an alert is held back.
 *
 * @param limits of somebody's right to it; empty where its cluster is not configured any more
 */
record SnoozeFlow(
    Alert alert,
    Function<Speaker, Optional<Limits>> limits,
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
    return quiet(invocation, by, Snooze.of(time.map(now::plus)));
  }

  private Reply application(Invocation invocation, Speaker by) {
    return alert
        .latest()
        .session()
        .flatMap(Sight.Watched::application)
        .map(it -> quiet(invocation, by, Snooze.ofApplication(it, now.plus(WHILE))))
        .orElseGet(() ->
            Refusals.usage(
                "snooze: %s is about no application; a time such as 30m or 4h, or over would be right"
                    .formatted(alert.id())));
  }

  /** Holds it back for whoever may, once that is on the record. */
  private Reply quiet(Invocation invocation, Speaker by, Snooze snooze) {
    Optional<String> denied = objection(by, snooze);
    if (denied.isPresent()) {
      return denials.of(by, alert, denied.get());
    }
    if (!alert.stands()) {
      return over();
    }
    audit.snoozed(invocation, by.asker(), alert, snooze);
    return snoozes.add(alert.number(), snooze.by(by.party().name())) ? told(snooze) : over();
  }

  /** A whole application is sessions too that the alert is not about. */
  private Optional<String> objection(Speaker by, Snooze snooze) {
    Optional<Limits> here = limits.apply(by);
    if (here.isEmpty()) {
      return Optional.of("cluster " + alert.cluster() + " is not configured any more");
    }
    return AlertView.exclusion(here.get(), alert)
        .or(() ->
            snooze
                .application()
                .filter(_ -> !here.get().areNone())
                .map(it ->
                    "sessions of %s on %s may be out of your sight; a time or over snoozes %s alone"
                        .formatted(it, alert.cluster(), alert.id())));
  }

  private Reply over() {
    return Refusals.usage("snooze: " + alert.id() + " is over; there is nothing to hold back");
  }

  private Reply told(Snooze snooze) {
    Sentence sentence = Sentence.at(now).say(what(snooze) + " until ");
    snooze
        .until()
        .ifPresentOrElse(
            it -> sentence.say(it).say(", " + sentence.in(it)), () -> sentence.say("it is over"));
    return new Reply.Report(
            List.of(
                Field.data("alert", Value.text(alert.id())),
                Field.data("state", Value.text("snoozed")),
                Field.data("until", Value.moment(snooze.until()))),
            "",
            List.of(),
            List.of(),
            ExitCode.DONE)
        .finding(List.of(Finding.of(Mark.NONE, sentence.values())));
  }

  private String what(Snooze snooze) {
    String alone = alert.id() + " is snoozed";
    return snooze
        .application()
        .map(it -> "%s, and so is all of %s on %s,".formatted(alone, it, alert.cluster()))
        .orElse(alone);
  }
}

package io.github.pgbailiff.verb.finding;

import io.github.pgbailiff.audit.Entry;
import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Sentence;
import io.github.pgbailiff.verb.view.EventRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The record in sentences, the newest first: one a request, whatever happened to it, and one for
 * each event that is about none.
 */
public final class RecordSentences {
  private RecordSentences() {}

  /**
   * Those of these events.
   *
   * @param entries the newest first
   */
  public static List<Finding> of(List<Entry> entries, Instant now) {
    Map<String, List<EventRow>> told = new LinkedHashMap<>();
    for (Entry entry : entries) {
      var event = new EventRow(entry);
      String key = event.request().orElse("event " + entry.seq());
      told.computeIfAbsent(key, _ -> new ArrayList<>()).addFirst(event);
    }
    return told.values().stream()
        .map(events ->
            events.getFirst().request().isPresent() ? request(events, now) : event(events, now))
        .map(it -> Finding.of(Mark.NONE, it.values()))
        .toList();
  }

  /**
   * {@code R-2: ann asked 04:53 (checkout is down), bob approved 04:54, 23036 ended. Record 19-23}.
   */
  private static Sentence request(List<EventRow> events, Instant now) {
    EventRow begin = events.getFirst();
    // Its beginning may be older than what was asked for.
    String cut = begin.is(EventType.REQUEST_CREATED) ? "" : "… ";
    Sentence sentence = Sentence.at(now).say(begin.request().orElse("") + ": " + cut);
    List<EventRow> steps = events.stream().filter(it -> step(it).isPresent()).toList();
    if (steps.isEmpty()) {
      sentence.say(events.getLast().type().replace('_', ' '));
    }
    for (int i = 0; i < steps.size(); i++) {
      EventRow event = steps.get(i);
      boolean first = i == 0;
      sentence.say(first ? "" : ", ").say(step(event).orElseThrow());
      event
          .moment()
          .filter(_ -> !event.is(EventType.OUTCOME))
          .ifPresent(it -> sentence.say(" ").say(it));
      sentence.say(first ? reason(events) : "");
    }
    return record(sentence, events);
  }

  private static String reason(List<EventRow> events) {
    return events.stream()
        .flatMap(it -> it.reason().stream())
        .findFirst()
        .map(it -> " (" + it + ")")
        .orElse("");
  }

  /** What happened to a request, in words; empty for what says no more than another event. */
  private static Optional<String> step(EventRow event) {
    String by = event.by().orElse("somebody");
    return event
        .kind()
        .map(kind ->
            switch (kind) {
              case REQUEST_CREATED -> by + " asked to " + event.verbs();
              case REQUEST_APPROVED -> by + " approved";
              case REQUEST_DENIED -> by + " said no";
              case REQUEST_WITHDRAWN -> by + " took it back";
              case REQUEST_EXPIRED -> "nobody decided in time";
              case REQUEST_REFUSED -> "it was refused: " + event.why().orElse("");
              case BREAK_GLASS -> by + " went ahead without approvals";
              case OUTCOME -> event.outcomes();
              case INTERRUPTED -> "it was cut off: " + event.outcomes();
              case BLOCK_SET -> "shut";
              case BLOCK_MOVED -> "moved its end";
              case BLOCK_LIFTED -> "open again";
              default -> "";
            })
        .filter(it -> !it.isBlank());
  }

  private static Sentence event(List<EventRow> events, Instant now) {
    EventRow event = events.getFirst();
    Sentence sentence = Sentence.at(now);
    event.moment().ifPresent(it -> sentence.say(it).say(": "));
    String what = event.what();
    sentence
        .say(event.by().map(it -> it + " · ").orElse(""))
        .say(event.type().replace('_', ' '))
        .say(what.isEmpty() ? "" : ", " + what);
    event.until().ifPresent(it -> sentence.say(" until ").say(it));
    return record(sentence.say(event.result().map(it -> ": " + it).orElse("")), events);
  }

  private static Sentence record(Sentence sentence, List<EventRow> events) {
    long from = events.getFirst().seq();
    long to = events.getLast().seq();
    return sentence.say(
        from == to ? ". Record %d".formatted(from) : ". Record %d-%d".formatted(from, to));
  }
}

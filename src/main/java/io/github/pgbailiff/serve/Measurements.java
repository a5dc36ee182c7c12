package io.github.pgbailiff.serve;

import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.audit.RecordLine;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.command.Vocabulary;
import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.invocation.Lapse;
import io.github.pgbailiff.invocation.PersonTurns;
import io.github.pgbailiff.ops.Metrics;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.outbox.CountedAnnouncer;
import io.github.pgbailiff.reply.Overview;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.shell.ProgramVersion;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The places where a server counts and times: its handler, its announcers and its record. */
record Measurements(Metrics metrics, Vocabulary verbs) {
  private static final Map<EventType, RequestState> STATES =
      new EnumMap<>(
          Map.of(
              EventType.REQUEST_CREATED, RequestState.PENDING,
              EventType.EXECUTING, RequestState.EXECUTING,
              EventType.FINISHED, RequestState.FINISHED,
              EventType.REQUEST_DENIED, RequestState.DENIED,
              EventType.REQUEST_WITHDRAWN, RequestState.WITHDRAWN,
              EventType.REQUEST_EXPIRED, RequestState.EXPIRED,
              EventType.REQUEST_REFUSED, RequestState.REFUSED,
              EventType.INTERRUPTED, RequestState.INTERRUPTED));

  static Measurements of(List<Declaration> verbs, Set<String> platforms) {
    Set<String> names =
        Stream.concat(
                verbs.stream().map(Declaration::name),
                Stream.of(Press.Action.values()).map(Measurements::name))
            .collect(Collectors.toUnmodifiableSet());
    return new Measurements(new Metrics(names, platforms), new Vocabulary(verbs));
  }

  /** Shows which version serves, and whether it does what one of several replicas does. */
  void show(BooleanSupplier timedWork) {
    metrics.show(
        "pgbailiff.build",
        "Always 1; the version is a label",
        Tags.of("version", ProgramVersion.current().orElse("none")),
        () -> 1);
    metrics.show(
        "pgbailiff.timed.work",
        "Whether this replica does the timed work",
        Tags.empty(),
        () -> timedWork.getAsBoolean() ? 1 : 0);
  }

  /** The lines of the record, from which requests are counted by the states that they come to. */
  Consumer<RecordLine> requests(Consumer<RecordLine> lines) {
    return line -> {
      Optional.ofNullable(STATES.get(line.type())).ifPresent(metrics::reached);
      lines.accept(line);
    };
  }

  /** The announcer, counted by whether its platform takes what it delivers. */
  Announcer announcements(Announcer announcer) {
    return new CountedAnnouncer(announcer, shown -> metrics.announced(announcer.platform(), shown));
  }

  /** The handler, timed from what somebody typed or pressed to its answer. */
  Handler commands(Handler handler) {
    return new Timed(this, handler);
  }

  private Reply timed(Handler handler, Invocation invocation) {
    long start = System.nanoTime();
    Reply reply = handler.handle(invocation);
    metrics.answered(
        invocation.actor().platform(),
        name(invocation.input()),
        reply.exit(),
        Duration.ofNanos(System.nanoTime() - start));
    return reply;
  }

  private String name(Invocation.Input input) {
    return switch (input) {
      case Invocation.Input.Text(String text) -> verb(first(text.strip()));
      case Invocation.Input.Words(List<String> words, var _) ->
          verb(words.isEmpty() ? "" : words.getFirst());
      case Invocation.Input.Chosen chosen -> name(chosen.action());
      case Invocation.Input.Pressed pressed -> name(pressed.press().action());
    };
  }

  private static String first(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  private String verb(String word) {
    return verbs.find(word).map(Declaration::name).orElse("other");
  }

  private static String name(Press.Action action) {
    return "press_" + action.name().toLowerCase(Locale.ROOT);
  }

  private record Timed(Measurements measurements, Handler handler) implements Handler {
    @Override
    public Reply handle(Invocation invocation) {
      return measurements.timed(handler, invocation);
    }

    @Override
    public Reply question(Invocation invocation, Press press) {
      return handler.question(invocation, press);
    }

    @Override
    public void acknowledged(String platform, Duration took) {
      measurements.metrics().acknowledged(platform, took);
    }

    @Override
    public void replied(String platform, Duration took) {
      measurements.metrics().replied(platform, took);
    }

    @Override
    public PersonTurns turns() {
      return handler.turns();
    }

    @Override
    public void notLetIn(Actor actor, Place place, String why) {
      handler.notLetIn(actor, place, why);
    }

    @Override
    public void misunderstood(Actor actor, Place place, String keys, String why) {
      handler.misunderstood(actor, place, keys, why);
    }

    @Override
    public List<Suggestion> complete(Invocation invocation, String line) {
      return handler.complete(invocation, line);
    }

    @Override
    public Optional<Lapse> lapse(Reply reply) {
      return handler.lapse(reply);
    }

    @Override
    public Overview overview(Invocation invocation) {
      return handler.overview(invocation);
    }
  }
}

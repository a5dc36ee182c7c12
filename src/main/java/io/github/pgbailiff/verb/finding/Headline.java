package io.github.pgbailiff.verb.finding;

import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.change.SeenSession;
import io.github.pgbailiff.postgres.session.ClusterLoad;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.reply.Button.Style;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Step;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.view.ClusterView;
import io.github.pgbailiff.verb.view.SessionTable;
import io.github.pgbailiff.verb.view.SightWords;
import io.github.pgbailiff.verb.view.Sights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The headline of a cluster: what is worst there, in one sentence, and what to do about it. */
public final class Headline {
  /** From there on connections are worth a look, in hundredths. */
  private static final int MANY = 80;

  /** From there on nearly none are left. */
  private static final int FULL = 95;

  private Headline() {}

  /**
   * The headline of what was found.
   *
   * @param heads those in sight behind whom some of these wait
   * @param all whether every session was asked for: of a part nothing is said when it is quiet
   */
  public static Optional<Finding> of(
      AllowedCluster scope, Sessions found, List<Session> heads, boolean all) {
    return Sights.holder(found)
        .map(it -> of(scope, it, Sights.of(it, found, ClusterView.of(scope).isWhole())))
        .or(() -> new HeldUp(scope, found, heads).finding(all))
        .or(() -> replay(scope, found.load()))
        .or(() -> Sights.awaitsPage(found).map(it -> awaitsPage(scope.name(), it)))
        .or(() -> connections(scope.name(), found.load()))
        .or(() -> Sights.lingering(found).map(it -> of(scope, it, Sights.of(it, List.of(), 0))))
        .or(() -> Sights.runaway(found).map(it -> runaway(scope.name(), it)))
        .or(() -> all ? quiet(scope, found) : Optional.empty());
  }

  private static Optional<Finding> replay(AllowedCluster scope, ClusterLoad load) {
    return ClusterView.of(scope).isWhole() ? replay(scope.name(), load.replay()) : Optional.empty();
  }

  /** Nothing was found that was asked for; what can be looked at instead. */
  public static Finding nothing(String words, String... cluster) {
    String[] command =
        Stream.concat(Stream.of("sessions"), Stream.of(cluster)).toArray(String[]::new);
    return Finding.of(Mark.NONE, words, Step.look("Sessions", command));
  }

  private static Finding of(AllowedCluster scope, Session session, Sight sight) {
    Mark mark = sight.waiting() > 0 ? Mark.HELD_UP : Mark.LOOK;
    String sentence = scope.name() + ": " + sentence(sight, session.blockers());
    return Finding.of(mark, sentence).then(steps(scope.name(), session, sight.waiting() > 0));
  }

  /** What a session does; in a circle of waiters whoever holds somebody up waits too. */
  static String sentence(Sight sight, List<Integer> holders) {
    String behind =
        holders.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    return SightWords.finding(sight) + (behind.isEmpty() ? "" : "; it waits itself, for " + behind);
  }

  /** The replay of a standby that waits for sessions: for which, only their ages can hint. */
  static Optional<Finding> replay(String cluster, Optional<String> event) {
    return event.map(it ->
        Finding.of(
            Mark.HELD_UP,
            "%s: the replay of this standby waits for sessions here (%s); the server does not tell which, most likely those with the oldest transactions"
                .formatted(cluster, it),
            Step.look("Oldest transactions", "sessions", cluster, "xact:1s", "sort:xact")));
  }

  /** What waits for whoever looks at a page: for whom, only idle transactions can hint. */
  private static Finding awaitsPage(String cluster, Session session) {
    return Finding.of(
        Mark.HELD_UP,
        "%s: %s waits for a page that others look at (BufferPin); the server does not tell who, most likely those idle in a transaction with an open cursor"
            .formatted(cluster, SightWords.who(session)),
        Step.look("Idle transactions", "sessions", cluster, "state:idle-in-txn"),
        show(cluster, session.pid()));
  }

  /** A query that has been running for long. */
  private static Finding runaway(String cluster, Session session) {
    String words = SightWords.finding(Sights.of(session, List.of(), 0));
    List<Step> steps = new ArrayList<>();
    act("Cancel query of %d…".formatted(session.pid()), Style.DANGER, "cancel", cluster, session)
        .ifPresent(steps::add);
    steps.add(show(cluster, session.pid()));
    return Finding.of(Mark.LOOK, cluster + ": " + words).then(steps);
  }

  /** What can be done about a session that may hold up others. */
  public static List<Step> steps(String cluster, Session session, boolean holds) {
    List<Step> steps = new ArrayList<>();
    terminate("Terminate " + session.pid() + "…", cluster, session).ifPresent(steps::add);
    if (holds) {
      steps.add(Step.look("Lock tree", "locks", cluster));
    }
    steps.add(show(cluster, session.pid()));
    return steps;
  }

  /** The end of a session; nothing where verbs that act leave it alone. */
  public static Optional<Step> terminate(String label, String cluster, Session session) {
    return act(label, Style.DANGER, "terminate", cluster, session);
  }

  /** The same of the verb of that name. */
  public static Optional<Step> act(
      String label, Style style, String verb, String cluster, Session session) {
    return session
        .id()
        .filter(_ -> session.exclusion().isEmpty())
        .map(id ->
            new Step(
                label,
                style,
                List.of(verb, cluster, String.valueOf(session.pid())),
                List.of(new SeenSession(id, session.xactStart()))));
  }

  /** A look at one session. */
  public static Step show(String cluster, int pid) {
    return Step.look("Show " + pid, "session", cluster, String.valueOf(pid));
  }

  /** Nearly no connections are left; empty while there are enough. */
  public static Optional<Finding> connections(String cluster, ClusterLoad load) {
    return connections(cluster, load.used(), load.maxConnections() - load.reserved());
  }

  /** The same of so many connections, of those that ordinary roles may use. */
  public static Optional<Finding> connections(String cluster, int used, int most) {
    int left = Math.max(0, most - used);
    String words =
        left == 0
            ? "no connection is left for ordinary roles: %d of %d are in use"
            : "nearly full: %d of %d connections are in use, " + left + " are left";
    return full(used, most)
        .map(it ->
            Finding.of(
                it,
                cluster + ": " + words.formatted(used, most),
                Step.look("Usage", "usage", cluster),
                Step.look("Idle sessions", "sessions", cluster, "state:idle", "sort:idle")));
  }

  /** The urgency of so many of so many connections; empty while there are enough. */
  static Optional<Mark> full(int used, int most) {
    int percent = new Sight.Share(used, most, Optional.empty()).percent();
    return Optional.of(percent >= FULL ? Mark.HELD_UP : Mark.LOOK).filter(_ -> percent >= MANY);
  }

  /** Who may see only some of it is told nothing of the whole. */
  private static Optional<Finding> quiet(AllowedCluster scope, Sessions found) {
    if (found.load().waiting() > 0) {
      return Optional.empty();
    }
    return Optional.of(
        ClusterView.of(scope).isWhole()
            ? Finding.of(Mark.QUIET, quietly(scope.name(), found))
            : Finding.of(
                Mark.QUIET, scope.name() + ": none of the sessions that you may see waits"));
  }

  private static String quietly(String cluster, Sessions found) {
    String oldest =
        found.rows().stream()
            .filter(it -> it.inTransaction().isPresent())
            .max(Comparator.comparing(it -> it.inTransaction().orElse(Duration.ZERO)))
            .map(it -> "; the oldest transaction is " + age(it))
            .orElse("");
    return "%s: nobody waits%s".formatted(cluster, oldest);
  }

  /** {@code 4s old (etl · pg_dump, protected)}. */
  private static String age(Session session) {
    long seconds = session.inTransaction().orElse(Duration.ZERO).toSeconds();
    String why = session.exclusion().map(it -> ", " + SessionTable.word(it)).orElse("");
    return "%s old (%s%s)".formatted(SightWords.age(seconds), SightWords.names(session), why);
  }
}

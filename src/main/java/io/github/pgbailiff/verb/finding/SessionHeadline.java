package io.github.pgbailiff.verb.finding;

import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.change.RelationNames;
import io.github.pgbailiff.postgres.session.LoggingIn;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionDetails;
import io.github.pgbailiff.postgres.session.SessionDetails.HeldLock;
import io.github.pgbailiff.reply.Button.Style;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Step;
import io.github.pgbailiff.verb.view.SightWords;
import io.github.pgbailiff.verb.view.Sights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sentence about one session: what it does, holds up, waits for and holds.
 *
 * @param cluster its name
 * @param waiters those who wait for it, as far as they may be seen
 * @param tables the names of tables of other databases
 */
public record SessionHeadline(
    String cluster, SessionDetails details, List<Session> waiters, RelationNames tables) {
  private static final int TABLES = 3;

  public Finding finding() {
    return Finding.of(mark(), cluster + ": " + words()).then(steps());
  }

  /** The sentence about a connection that is no session yet. */
  public static Finding loggingIn(String cluster, LoggingIn login) {
    List<Step> holders =
        login.holders().stream()
            .filter(it -> it != 0)
            .limit(1)
            .map(it -> Headline.show(cluster, it))
            .toList();
    return Finding.of(Mark.HELD_UP, "%s: %d is %s".formatted(cluster, login.pid(), login.words()))
        .then(holders)
        .then(List.of(Step.look("Lock tree", "locks", cluster)));
  }

  private Session session() {
    return details.session();
  }

  private boolean holds() {
    return !waiters.isEmpty() || !details.waiters().isEmpty();
  }

  private Mark mark() {
    if (holds() || !details.holders().isEmpty()) {
      return Mark.HELD_UP;
    }
    boolean lingers =
        session().inTransaction().isPresent()
            && session().exclusion().isEmpty()
            && Sights.isLong(session().idle().or(session()::running));
    return lingers || session().hasFailed() ? Mark.LOOK : Mark.QUIET;
  }

  private String words() {
    List<Sight.Named> named =
        waiters.stream().map(it -> new Sight.Named(it.pid(), it.user(), it.calling())).toList();
    int waiting = Math.max(session().waiters(), details.waiters().size());
    String does =
        details.holders().isEmpty()
            ? SightWords.finding(Sights.of(session(), named, holds() ? waiting : 0))
            : SightWords.who(session())
                + waitsFor()
                + (holds() ? " and holds up " + SightWords.heldUp(named, waiting) : "");
    return Stream.of(Optional.of(does), held(), left())
        .flatMap(Optional::stream)
        .collect(Collectors.joining("; "));
  }

  private String waitsFor() {
    String whom =
        details.holders().stream()
            .limit(TABLES)
            .map(pid -> pid == 0 ? "a prepared transaction" : String.valueOf(pid))
            .collect(Collectors.joining(", "));
    String more = details.holders().size() > TABLES ? ", …" : "";
    String since =
        session().running().map(it -> " for " + SightWords.age(it.toSeconds())).orElse("");
    return " waits%s behind %s%s%s".formatted(since, whom, more, at());
  }

  private String at() {
    return details.locks().stream()
        .filter(it -> !it.granted())
        .flatMap(it -> it.relation().stream())
        .findFirst()
        .map(it -> " at " + named(it))
        .orElse("");
  }

  private Optional<String> held() {
    List<String> names =
        details.locks().stream()
            .filter(HeldLock::granted)
            .filter(it -> it.type().equals("relation"))
            .flatMap(it -> it.table(tables).stream())
            .distinct()
            .toList();
    String more = names.size() > TABLES ? " and %d more".formatted(names.size() - TABLES) : "";
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "it holds locks on "
                + names.stream().limit(TABLES).collect(Collectors.joining(", "))
                + more);
  }

  private Optional<String> left() {
    return session().exclusion().map(it -> "it is left alone: " + it.reason());
  }

  private String named(String relation) {
    return tables.of(relation);
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    if (session().isRunning()) {
      Headline.act("Cancel query…", Style.PLAIN, "cancel", cluster, session())
          .ifPresent(steps::add);
    }
    Headline.terminate("Terminate…", cluster, session()).ifPresent(steps::add);
    details.holders().stream()
        .filter(pid -> pid != 0)
        .findFirst()
        .ifPresent(pid -> steps.add(Headline.show(cluster, pid)));
    if (holds() || !details.holders().isEmpty()) {
      steps.add(Step.look("Lock tree", "locks", cluster));
    }
    return steps;
  }
}

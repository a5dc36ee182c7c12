package io.github.pgbailiff.serve;

import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.Transition;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The judgement of a life by what was answered, and by what is left. */
final class LivingCheck {
  /** Standing blocks, of which nobody says that they end. */
  private static final int STANDING = 1;

  /** How many commands one promotion may cost. */
  private static final int LOST_BY_A_PROMOTION = 12;

  private static final Pattern COUNTED =
      Pattern.compile(
          "pgbailiff_commands_seconds_count\\{outcome=\"([a-z]+)\",platform=\"slack\",verb=\"([a-z_]+)\"\\}"
              + " ([0-9.E]+)");

  /** What a request may come to at any time: a promotion before it, or the end of a lease. */
  private static final List<String> EXPECTED =
      List.of("is another one now", "was promoted", "is being lifted at this moment");

  /** One command of so many may meet a machine that stands still. */
  private static final int LATE_ONE_OF = 1_000;

  private static final Duration LATE = Duration.ofSeconds(30);

  private final LivingWorld world;
  private final RequestsCheck requests;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();

  LivingCheck(LivingWorld world) {
    this.world = world;
    this.requests = new RequestsCheck(world.slack, world.records.url("store"));
  }

  /** Waits until nothing is open, owed or due any more, and judges what was asked for. */
  void requests(int heard) {
    requests.awaitRest(STANDING);
    requests.judge(heard);
    problems.addAll(requests.problems());
    requests.requests().forEach(this::request);
    Set<SessionId> ended = world.visitors.ended();
    ended.removeAll(requests.aimed());
    if (!ended.isEmpty()) {
      problems.add("sessions " + ended + " were ended, and nobody decided that");
    }
    alive();
    blocks();
    alerts();
  }

  private void request(Request request) {
    if (request.state() == RequestState.INTERRUPTED) {
      problems.add(request.id() + " is interrupted, and nothing was killed");
    }
    Instant end = request.last().at();
    Instant begin =
        request.history().stream()
            .filter(it -> it.kind() == Transition.Kind.EXECUTING)
            .map(Transition::at)
            .findFirst()
            .orElse(end);
    boolean promoted = world.promoted(begin, end);
    for (PartResult part : request.results()) {
      part.problem().ifPresent(it -> count("problem: " + it, promoted, request));
      part.targets().forEach(it -> outcome(it.outcome(), promoted, request));
    }
  }

  private void outcome(Outcome outcome, boolean promoted, Request request) {
    if (outcome.kind() == Outcome.Kind.UNKNOWN || outcome.kind() == Outcome.Kind.NOT_PERMITTED) {
      count(outcome.words(), promoted, request);
    } else {
      outcomes.merge(outcome.kind().words(), 1, Integer::sum);
    }
  }

  private void count(String what, boolean promoted, Request request) {
    outcomes.merge(what.replaceAll("[0-9]+", "N"), 1, Integer::sum);
    if (!promoted && EXPECTED.stream().noneMatch(what::contains)) {
      problems.add(request.id() + " has " + what + ", and no primary went meanwhile");
    }
  }

  /** Nobody is there who was said to be ended. */
  private void alive() {
    Set<SessionId> said = new HashSet<>();
    requests
        .executed()
        .flatMap(it -> it.results().stream())
        .flatMap(it -> it.targets().stream())
        .filter(it -> it.outcome().kind() == Outcome.Kind.ENDED)
        .forEach(it -> said.add(it.session()));
    said.retainAll(world.visitors.alive());
    if (!said.isEmpty()) {
      problems.add("sessions " + said + " were said to be ended, and are there");
    }
  }

  /** One stands, and all others have let their roles in again, in time. */
  private void blocks() {
    String shut =
        world
            .prod
            .primary()
            .ask(
                "SELECT string_agg(rolname, ',') FROM pg_roles WHERE NOT rolcanlogin AND rolname ~"
                    + " '^(r[0-9]|standing|leased)$'")
            .getFirst();
    if (!shut.equals("standing")) {
      problems.add("kept out are " + shut + ", and one block stands, of standing");
    }
    long late =
        requests.number(
            "select coalesce(max(lifted_at - until), 0) / 1000000 from block where until is not"
                + " null");
    outcomes.put("seconds from a block's end to its lifting, at most", (int) late);
    if (late > LATE.toSeconds() + 30) {
      problems.add("a block was lifted " + late + " s after its time");
    }
  }

  /** One alert stands for each sleeper, which is told once. */
  private void alerts() {
    count("alerts of shop", "select count(*) from alert where cluster = 'shop'", 1);
    count("alerts that stand", "select count(*) from alert where state <> 'over'", 2);
    count(
        "alerts of prod",
        "select count(*) from alert where cluster = 'prod'",
        world.promotions() + 1);
    long cards = world.slack.messages(world.slack.channelId("alerts")).size();
    outcomes.put("cards of alerts", (int) cards);
  }

  private void count(String what, String sql, int expected) {
    long found = requests.number(sql);
    outcomes.put(what, (int) found);
    if (found != expected) {
      problems.add("there are %d %s, not %d".formatted(found, what, expected));
    }
  }

  /** What readers were told. */
  void answers(LivingReaders readers) {
    Map<String, Integer> kinds = new TreeMap<>();
    int late = 0;
    for (LivingReaders.Failure one : readers.failures()) {
      kinds.merge(one.kind(), 1, Integer::sum);
      if (!one.promoted() && !(one.isLate() && late++ < readers.done() / LATE_ONE_OF)) {
        problems.add(
            "\"%s\" of %s failed after %d ms: %s"
                .formatted(
                    one.line(),
                    one.from(),
                    Duration.between(one.from(), one.to()).toMillis(),
                    one.text()));
      }
    }
    counted(readers.failures().size());
    kinds.forEach((kind, number) -> {
      outcomes.put("answered: " + kind, number);
      if (number > LOST_BY_A_PROMOTION * Math.max(1, world.promotions())) {
        problems.add("%d times: %s".formatted(number, kind));
      }
    });
  }

  /** What the processes counted themselves of the verbs that readers use. */
  private void counted(int failures) {
    Map<String, Integer> counted = new TreeMap<>();
    for (ServeProcess process : world.processes) {
      COUNTED
          .matcher(process.page("/metrics"))
          .results()
          .filter(it ->
              LivingReaders.LINES.stream()
                  .anyMatch(line -> line.split(" ", 2)[0].equals(it.group(2))))
          .forEach(it ->
              counted.merge(it.group(1), (int) Double.parseDouble(it.group(3)), Integer::sum));
    }
    outcomes.put("counted " + counted, 0);
    int failed = counted.getOrDefault("left", 0) + counted.getOrDefault("unreachable", 0);
    if (failed != failures) {
      problems.add(
          "%d commands failed by what was answered, and %s by the metrics"
              .formatted(failures, counted));
    }
  }

  /** Ends the processes, which leave nothing behind. */
  void end() {
    List<ProcessHandle> children =
        world.processes.stream().flatMap(it -> it.figures().process().descendants()).toList();
    for (ServeProcess one : world.processes) {
      int exit = one.terminate();
      if (exit != 0) {
        problems.add("a process ended with " + exit);
      }
    }
    for (PostgresEmbedded server :
        List.of(world.prod.primary(), world.prod.standby(), world.shop, world.records)) {
      await("no session of pgbailiff is left on " + server.port())
          .atMost(Duration.ofSeconds(10))
          .until(() -> LivingWorld.connections(server) == 0);
    }
    if (children.stream().anyMatch(ProcessHandle::isAlive)) {
      problems.add("programs that print passwords are left behind");
    }
  }

  /** Keeps the record and the alerts, to look into them later. */
  void keep(Path file) {
    requests.keep(file);
    String alerts =
        "SELECT string_agg(format('A-%s %s %s %s since %s over %s by %s', number, cluster, state,"
            + " subject, to_timestamp(since / 1e6), to_timestamp(over_at / 1e6), ended_by), E'\\n'"
            + " ORDER BY number) FROM alert";
    try (Connection store =
            DriverManager.getConnection(world.records.url("store"), "postgres", "");
        Statement statement = store.createStatement();
        ResultSet row = statement.executeQuery(alerts)) {
      row.next();
      Files.writeString(
          file.resolveSibling(file.getFileName() + ".alerts"), row.getString(1) + "\n");
    } catch (SQLException | IOException failure) {
      throw new AssertionError("alerts", failure);
    }
  }

  String figures() {
    return requests.figures() + "\n" + outcomes;
  }

  void add(List<String> more) {
    problems.addAll(more);
  }

  List<String> problems() {
    return problems;
  }
}

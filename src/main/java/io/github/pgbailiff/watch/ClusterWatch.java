package io.github.pgbailiff.watch;

import io.github.pgbailiff.alert.LastHour;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.alert.Sighted;
import io.github.pgbailiff.alert.Subject;
import io.github.pgbailiff.alert.WatchRule;
import io.github.pgbailiff.change.RunningServer;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.session.ClusterLoad;
import io.github.pgbailiff.postgres.session.JudgedSessions;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.verb.view.SightWords;
import io.github.pgbailiff.verb.view.Sights;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The watch of one cluster: which of its rules are true, and since when. One look is one statement;
 * texts of queries are read only of what is about to be told.
 */
final class ClusterWatch {
  /** Of one rule, as many are told one by one. */
  private static final int MOST = 50;

  private final PostgresCluster cluster;
  private final List<WatchRule> rules;
  private final LastHour hour;
  private final Map<Key, Instant> began;
  private final Maintenance maintenance;

  /** A rule, as it is written at the moment, with a thing that it found. */
  record Key(WatchRule rule, Subject subject) {}

  /** Something that is true at this moment. */
  private record True(WatchRule rule, Subject subject, Sight sight) {}

  /**
   * @param began what is true, and since when; one look at a time goes on with it
   */
  ClusterWatch(
      PostgresCluster cluster, List<WatchRule> rules, LastHour hour, Map<Key, Instant> began) {
    this.hour = hour;
    this.began = began;
    this.cluster = cluster;
    this.maintenance = new Maintenance(cluster);
    this.rules = rules.stream().filter(it -> it.covers(cluster.cluster())).toList();
  }

  /**
   * The result of one look.
   *
   * @param server that answered; where none did, only what is a matter of reaching it can be judged
   * @param sighted what is true, also what has not been for long enough
   * @param seen what it shows, in a sentence; put together only for whoever tells it
   */
  record Look(Optional<RunningServer> server, List<Sighted> sighted, Supplier<String> seen) {
    boolean answered() {
      return server.isPresent();
    }

    boolean hasNews(Instant now) {
      return sighted.stream().anyMatch(it -> it.isDue(now));
    }
  }

  /** Looks once. */
  Look look(Instant now, Predicate<Session> caused) {
    try {
      JudgedSessions found = cluster.judged(rules.stream().map(WatchRule::filter).toList());
      hour.add(now, found.sessions().load().used());
      RunningServer server = found.sessions().load().server();
      List<Sighted> sighted = sighted(now, answered(now, found, caused));
      return new Look(Optional.of(server), sighted, () -> seen(found.sessions()));
    } catch (ClusterException e) {
      String why = e.why();
      return new Look(Optional.empty(), sighted(now, unreachable(now, why)), () -> why);
    }
  }

  private List<True> unreachable(Instant now, String why) {
    return rules.stream()
        .filter(it -> it.trigger() instanceof WatchRule.Unreachable)
        .map(it -> new True(it, Subject.CLUSTER, Sight.saying(now, why)))
        .toList();
  }

  private List<True> answered(Instant now, JudgedSessions found, Predicate<Session> caused) {
    List<True> all = new ArrayList<>(noSessions(now, found));
    for (int i = 0; i < rules.size(); i++) {
      WatchRule rule = rules.get(i);
      switch (rule.trigger()) {
        case WatchRule.Sessions sessions ->
            all.addAll(sessions(rule, sessions, found.matching(i), found, caused));
        case WatchRule.Connections(int percent) ->
            Optional.of(share(found))
                .filter(it -> it.percent() >= percent)
                .ifPresent(it -> all.add(new True(rule, Subject.CLUSTER, Sight.of(now, it))));
        case WatchRule.Unreachable _, WatchRule.Foreign _ -> {}
      }
    }
    RunningServer server = found.sessions().load().server();
    return all.stream()
        .map(it -> new True(it.rule(), it.subject(), it.sight().on(server)))
        .toList();
  }

  /** What holds others up, or vacuum back, and is no session. */
  private List<True> noSessions(Instant now, JudgedSessions found) {
    var beside = new BesideSessions(cluster, found.sessions().waits());
    return rules.stream()
        .flatMap(rule ->
            beside.satisfying(rule, now).stream()
                .map(it -> new True(rule, it.subject(), it.sight())))
        .toList();
  }

  private List<True> sessions(
      WatchRule rule,
      WatchRule.Sessions trigger,
      List<Session> matching,
      JudgedSessions found,
      Predicate<Session> caused) {
    List<Session> told =
        matching.stream()
            .filter(it -> it.exclusion().isEmpty() && it.backendStart().isPresent())
            .filter(it -> !trigger.isAboutHolders() || it.blockers().isEmpty())
            .filter(caused.negate())
            .toList();
    if (trigger.count().isPresent()) {
      return told.size() < trigger.count().get()
          ? List.of()
          : List.of(new True(rule, Subject.CLUSTER, Sight.of(told.getFirst().seen(), told.size())));
    }
    return told.stream()
        .limit(MOST)
        .map(it ->
            new True(
                rule,
                Subject.session(it.pid(), it.backendStart().orElseThrow()),
                Sights.of(it, found.sessions())))
        .toList();
  }

  private Sight.Share share(JudgedSessions found) {
    ClusterLoad load = found.sessions().load();
    int most = load.maxConnections() - load.reserved();
    String line = hour.line(load.maxConnections());
    return new Sight.Share(
        load.used(), most, line.isEmpty() ? Optional.empty() : Optional.of(line));
  }

  /** What it shows to whoever looks because another program told something. */
  private static String seen(Sessions sessions) {
    ClusterLoad load = sessions.load();
    String otherwise =
        load.replay()
            .map(it -> "the replay of this standby waits for sessions here (" + it + ")")
            .orElse(load.waiting() == 0 ? "nobody waits" : "no session holds up those who wait");
    String worst =
        Sights.worst(sessions)
            .map(it -> SightWords.finding(Sights.of(it, sessions)))
            .orElse(otherwise);
    return "%s; %d of %d connections, %d active, %d waiting"
        .formatted(worst, load.used(), load.maxConnections(), load.active(), load.waiting());
  }

  /** The same with its beginning; of one session what the first rule says that is due. */
  private List<Sighted> sighted(Instant now, List<True> all) {
    var keys = all.stream().map(it -> new Key(it.rule(), it.subject())).collect(Collectors.toSet());
    began.keySet().retainAll(keys);
    // What began after now did so by a clock that was set back since.
    keys.forEach(it -> began.merge(it, now, (was, is) -> was.isAfter(is) ? is : was));
    Set<Subject> sessions = new HashSet<>();
    List<Sighted> one =
        all.stream()
            .map(this::sighted)
            .sorted(Comparator.comparing(it -> !it.isDue(now)))
            .filter(it -> it.subject().pid().isEmpty() || sessions.add(it.subject()))
            .toList();
    return maintenance.leftOutOf(one, now);
  }

  private Sighted sighted(True it) {
    Instant since = Objects.requireNonNull(began.get(new Key(it.rule(), it.subject())));
    return new Sighted(it.rule(), it.subject(), since, it.sight());
  }
}

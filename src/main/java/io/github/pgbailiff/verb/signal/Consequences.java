package io.github.pgbailiff.verb.signal;

import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.postgres.session.LockWaits;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.reply.Phrases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The consequences for others and for the data when sessions are cancelled or ended, as far as they
 * can be told.
 */
record Consequences(Step.Kind kind, List<Session> sessions, LockWaits waits) {

  List<String> words() {
    return Stream.of(settled(), ending(), rolledBack(), untold(), unwritten(), freed())
        .flatMap(Optional::stream)
        .collect(Collectors.collectingAndThen(Collectors.toList(), this::andLeftovers));
  }

  private Optional<String> freed() {
    var pids = sessions.stream().map(Session::pid).collect(Collectors.toSet());
    Set<Integer> heldUp = new HashSet<>();
    pids.forEach(pid -> heldUp.addAll(waits.allWaitersOf(pid)));
    heldUp.removeAll(pids);
    if (heldUp.isEmpty()) {
      return Optional.empty();
    }
    int freed = waits.freedBy(pids, kind == Step.Kind.CANCEL).size();
    return Optional.of(
        freed == 0 || freed == heldUp.size()
            ? together(freed > 0, heldUp.size())
            : "%d of the %d held up %s on%s"
                .formatted(
                    freed, heldUp.size(), freed == 1 ? "goes" : "go", others(heldUp, freed, pids)));
  }

  private static String together(boolean goOn, int heldUp) {
    if (heldUp == 1) {
      return "the one held up " + (goOn ? "goes on" : "does not go on");
    }
    return goOn
        ? "all %d held up go on".formatted(heldUp)
        : "none of the %d held up goes on".formatted(heldUp);
  }

  /** They wait behind those who go on, or for somebody else too. */
  private String others(Set<Integer> heldUp, int freed, Set<Integer> gone) {
    int others = heldUp.size() - freed;
    // A session whose query is cancelled keeps some of its locks.
    if (kind == Step.Kind.TERMINATE && gone.containsAll(waits.headsAbove(heldUp))) {
      return ", the %s after that".formatted(others == 1 ? "other" : "others");
    }
    return "; %d still %s behind others".formatted(others, others == 1 ? "waits" : "wait");
  }

  private Optional<String> settled() {
    long number = count(Session::awaitsStandby);
    String act = kind == Step.Kind.CANCEL ? "cancelling" : "ending";
    return Optional.of(
            "%s committed (or prepared, or rolled back) on this server already and only %s for a standby: %s stops the wait and takes nothing back; what was written may be lost at a failover"
                .formatted(Phrases.are(number, "session"), number == 1 ? "waits" : "wait", act))
        .filter(_ -> number > 0);
  }

  private Optional<String> ending() {
    long number = count(Session::endsTransaction);
    return Optional.of(
            "%s in COMMIT, ROLLBACK or PREPARE: whether it is carried out cannot be told before"
                .formatted(Phrases.are(number, "session")))
        .filter(_ -> number > 0);
  }

  private Optional<String> rolledBack() {
    Optional<Session> oldest =
        sessions.stream()
            .filter(session -> undecided(session) && session.wrote().orElse(true))
            .max((one, other) -> age(one).compareTo(age(other)));
    return oldest.filter(it -> age(it).toSeconds() > 0).map(this::rolledBack);
  }

  /** What cannot be told is no fact: servers before 9.4 do not say who has written. */
  private String rolledBack(Session oldest) {
    String is = oldest.wrote().isPresent() ? "is" : "may be";
    String age = Durations.rough(age(oldest));
    return sessions.size() == 1
        ? "its transaction, %s old, %s rolled back".formatted(age, is)
        : "the oldest transaction that %s rolled back is %s old".formatted(is, age);
  }

  private Optional<String> untold() {
    long number = count(session -> session.isUntold() && session.wrote().orElse(true));
    return Optional.of(
            "%s not tell how old the transaction is (track_activities is off there): what it has written is rolled back"
                .formatted(Phrases.count(number, "session") + (number == 1 ? " does" : " do")))
        .filter(_ -> number > 0);
  }

  /** What it has done elsewhere, as through a foreign table, nobody can tell from here. */
  private Optional<String> unwritten() {
    long number =
        count(session ->
            undecided(session) && leftover(session).isEmpty() && !session.wrote().orElse(true));
    String which = sessions.size() == 1 ? "its transaction" : Phrases.count(number, "transaction");
    return Optional.of(
            "%s %s written nothing on this server: nothing of %s is rolled back here"
                .formatted(which, number == 1 ? "has" : "have", number == 1 ? "it" : "them"))
        .filter(_ -> number > 0);
  }

  /**
   * In a transaction of which nothing is settled yet; one that has failed is rolled back already
   * and has no start, unless a savepoint has kept what came before it.
   */
  private static boolean undecided(Session session) {
    return session.inTransaction().isPresent()
        && !session.isLoggingIn()
        && !session.awaitsStandby()
        && !session.endsTransaction();
  }

  private static Duration age(Session session) {
    return session.inTransaction().orElse(Duration.ZERO);
  }

  private long count(Predicate<Session> which) {
    return sessions.stream().filter(which).count();
  }

  private static Optional<Leftover> leftover(Session session) {
    return session.isRunning() && !session.awaitsStandby()
        ? session.query().flatMap(Leftover::of)
        : Optional.empty();
  }

  private List<String> andLeftovers(List<String> words) {
    var all = new ArrayList<>(words);
    sessions.stream()
        .flatMap(session -> leftover(session).stream())
        .distinct()
        .sorted()
        .map(Leftover::words)
        .forEach(all::add);
    return all;
  }
}

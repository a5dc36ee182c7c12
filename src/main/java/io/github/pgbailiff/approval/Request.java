package io.github.pgbailiff.approval;

import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change that somebody asked for, with everything that happened to it.
 *
 * @param confirmed false while only its requester may know of it
 * @param place where it was asked for
 * @param expiresAt when it is void unless it is executed before
 * @param history what happened to it, oldest first; never empty
 * @param results what became of it, per cluster; empty until it was carried out or looked at
 */
public record Request(
    long number,
    State state,
    boolean confirmed,
    Change change,
    Party requester,
    Place place,
    Optional<String> reason,
    Requirements requirements,
    Instant expiresAt,
    List<Transition> history,
    List<Result> results) {
  private static final Pattern ID = Pattern.compile("(?i)R-([1-9][0-9]{0,17})");

  public Request {
    history = List.copyOf(history);
    results = List.copyOf(results);
  }

  /** How people call it, such as {@code R-1042}. */
  public String id() {
    return "R-" + number;
  }

  /** Whether a text is the id of a request, if there is one. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The number in an id; letter case does not count. */
  static OptionalLong numberOf(String id) {
    Matcher matcher = ID.matcher(id);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  /** How many things have happened to it: every one makes a new version. */
  public long version() {
    return history.size();
  }

  public Instant createdAt() {
    return history.getFirst().at();
  }

  /** The last thing that happened to it. */
  public Transition last() {
    return history.getLast();
  }

  /** What people decided, oldest first. */
  public List<Transition> decisions() {
    return history.stream()
        .filter(it -> it.by().isPresent() && it.kind() != Transition.Kind.CREATED)
        .toList();
  }

  /** Those who approved, oldest first. */
  public List<Party> approvers() {
    return history.stream()
        .filter(it -> it.kind() == Transition.Kind.APPROVED)
        .flatMap(it -> it.by().stream())
        .toList();
  }

  /** Whether it went ahead without the approvals that the rules ask for. */
  public boolean brokeGlass() {
    return history.stream().anyMatch(it -> it.kind() == Transition.Kind.BROKE_GLASS);
  }

  /** Why it ended as it did, where somebody or something said so. */
  public Optional<String> why() {
    return last().note();
  }

  /** Whether it still waits for its requester. */
  public boolean awaitsConfirmation() {
    return state == State.PENDING && !confirmed;
  }

  /** The approvals so far. */
  public Tally tally() {
    return Tally.of(this);
  }

  /** Whether its time is up before it was executed. */
  boolean isDue(Instant now) {
    return (state == State.PENDING || state == State.APPROVED) && !now.isBefore(expiresAt);
  }

  /** The same once its time is up. */
  Request expired(Instant now) {
    String why = confirmed ? "not approved in time" : "not confirmed in time";
    String note =
        state == State.APPROVED
            ? "approved, but no process began it within "
                + Durations.format(Lifecycle.TO_BEGIN)
                + "; nothing was done"
            : why;
    return after(
        Transition.byItself(Transition.Kind.EXPIRED, now, Optional.of(note)), State.EXPIRED);
  }

  Request after(Transition transition, State next) {
    List<Transition> longer = new ArrayList<>(history);
    longer.add(transition);
    return new Request(
        number,
        next,
        confirmed,
        change,
        requester,
        place,
        reason,
        requirements,
        expiresAt,
        longer,
        results);
  }

  Request confirmed(Optional<String> given, Requirements required, Instant until) {
    return new Request(
        number, state, true, change, requester, place, given, required, until, history, results);
  }

  Request standing(State next, Instant until) {
    return new Request(
        number,
        next,
        confirmed,
        change,
        requester,
        place,
        reason,
        requirements,
        until,
        history,
        results);
  }

  Request requiring(Requirements required) {
    return new Request(
        number, state, confirmed, change, requester, place, reason, required, expiresAt, history,
        results);
  }

  /** The same once the last thing that happened to it is on the record. */
  Request recorded(long seq) {
    List<Transition> recorded = new ArrayList<>(history.subList(0, history.size() - 1));
    recorded.add(last().recorded(seq));
    return new Request(
        number,
        state,
        confirmed,
        change,
        requester,
        place,
        reason,
        requirements,
        expiresAt,
        recorded,
        results);
  }

  /** The same with less of the change and of what became of it, for whoever may not see it all. */
  Request showing(Change some, List<Result> found) {
    return new Request(
        number,
        state,
        confirmed,
        some,
        requester,
        place,
        reason,
        requirements,
        expiresAt,
        history,
        found);
  }

  Request with(List<Result> found) {
    return new Request(
        number,
        state,
        confirmed,
        change,
        requester,
        place,
        reason,
        requirements,
        expiresAt,
        history,
        found);
  }
}

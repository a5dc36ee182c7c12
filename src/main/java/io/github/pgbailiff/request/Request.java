package io.github.pgbailiff.request;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.Id;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.rules.Requirements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    RequestState state,
    boolean confirmed,
    Change change,
    Identity requester,
    Place place,
    Optional<String> reason,
    Requirements requirements,
    Instant expiresAt,
    List<Transition> history,
    List<PartResult> results) {

  public Request {
    history = List.copyOf(history);
    results = List.copyOf(results);
  }

  /** How people call it, such as {@code R-1042}. */
  public String id() {
    return Id.REQUEST.of(number);
  }

  /** How many things have happened to it: every one makes a new version. */
  public long version() {
    return history.size();
  }

  /** The last thing that happened to it. */
  public Transition last() {
    return history.getLast();
  }

  /** Those who approved, oldest first. */
  public List<Identity> approvers() {
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
    return state == RequestState.PENDING && !confirmed;
  }

  /** The approvals so far. */
  public ApprovalTally tally() {
    return ApprovalTally.of(this);
  }

  /** Whether its time is up before it was executed. */
  public boolean isDue(Instant now) {
    return (state == RequestState.PENDING || state == RequestState.APPROVED)
        && !now.isBefore(expiresAt);
  }

  /** The same once its time is up. */
  public Request expired(Instant now) {
    return expired(now, List.of());
  }

  /**
   * The same, where nobody has had these roles that it takes approvals of: the configuration has
   * none of that name by now.
   */
  public Request expired(Instant now, List<String> gone) {
    String why =
        confirmed
            ? undecided() + " within " + Durations.format(requirements.within()) + unable(gone)
            : "it was not confirmed within " + Durations.format(Lifecycle.UNCONFIRMED);
    String note =
        state == RequestState.APPROVED
            ? "it was approved, but no process began it within "
                + Durations.format(Lifecycle.TO_BEGIN)
            : why;
    return after(Transition.byItself(Transition.Kind.EXPIRED, now, Optional.of(note)));
  }

  private static String unable(List<String> gone) {
    return gone.isEmpty() ? "" : "; " + GoneRoles.words(gone);
  }

  private String undecided() {
    ApprovalTally tally = tally();
    return tally.have() == 0
        ? "nobody decided"
        : "only %d of %d approvals came".formatted(tally.have(), tally.need());
  }

  Request after(Transition transition) {
    List<Transition> longer = new ArrayList<>(history);
    longer.add(transition);
    return standing(transition.kind().next(), expiresAt, longer);
  }

  public Request standing(RequestState next, Instant until) {
    return standing(next, until, history);
  }

  /** The same once the last thing that happened to it is on the record. */
  public Request recorded(long seq) {
    List<Transition> recorded = new ArrayList<>(history.subList(0, history.size() - 1));
    recorded.add(last().recorded(seq));
    return standing(state, expiresAt, recorded);
  }

  private Request standing(RequestState next, Instant until, List<Transition> events) {
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
        events,
        results);
  }

  public Request requiring(Requirements required) {
    return taking(confirmed, reason, required, expiresAt);
  }

  Request confirmed(Optional<String> given, Requirements required, Instant until) {
    return taking(true, given, required, until);
  }

  private Request taking(
      boolean shown, Optional<String> given, Requirements required, Instant until) {
    return new Request(
        number, state, shown, change, requester, place, given, required, until, history, results);
  }

  Request with(List<PartResult> found) {
    return showing(change, found);
  }

  /** The same with less of the change and of what became of it, for whoever may not see it all. */
  public Request showing(Change some, List<PartResult> found) {
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
}

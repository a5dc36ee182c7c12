package io.github.pgbailiff.request;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.rules.Requirements;
import io.github.pgbailiff.rules.Requirements.Approvals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The approvals of a request so far, one count per rule. */
public record ApprovalTally(List<Count> counts) {
  public ApprovalTally {
    counts = List.copyOf(counts);
  }

  /**
   * One rule's approvals.
   *
   * @param have how many people of its roles have approved, at most as many as are needed
   */
  public record Count(Approvals asked, int have) {
    public boolean isMet() {
      return have >= asked.need();
    }
  }

  /**
   * Somebody who approved.
   *
   * @param roles the roles that the approval counts by
   */
  public record Approver(Identity party, Set<String> roles) {}

  static ApprovalTally of(Request request) {
    List<Approver> approvers =
        request.history().stream()
            .filter(it -> it.kind() == Transition.Kind.APPROVED)
            .map(it -> new Approver(it.by().orElseThrow(), it.roles()))
            .toList();
    return of(request.requirements(), approvers);
  }

  /** Counts each human once, whatever the number of their accounts. */
  public static ApprovalTally of(Requirements requirements, Collection<Approver> approvers) {
    List<Approver> humans = new ArrayList<>();
    for (Approver approver : approvers) {
      if (humans.stream().noneMatch(it -> it.party().isSameHumanAs(approver.party()))) {
        humans.add(approver);
      }
    }
    return new ApprovalTally(
        requirements.approvals().stream()
            .map(asked -> new Count(asked, have(asked, humans)))
            .toList());
  }

  private static int have(Approvals asked, List<Approver> humans) {
    long found =
        humans.stream().filter(it -> asked.from().stream().anyMatch(it.roles()::contains)).count();
    return (int) Math.min(asked.need(), found);
  }

  /** Whether every rule has its approvals. */
  public boolean isMet() {
    return counts.stream().allMatch(Count::isMet);
  }

  /** The approvals of all rules, added up. */
  public int have() {
    return counts.stream().mapToInt(Count::have).sum();
  }

  /** What all rules ask for, added up. */
  public int need() {
    return counts.stream().mapToInt(it -> it.asked().need()).sum();
  }

  /** The counts that are not met yet. */
  public List<Count> open() {
    return counts.stream().filter(it -> !it.isMet()).toList();
  }
}

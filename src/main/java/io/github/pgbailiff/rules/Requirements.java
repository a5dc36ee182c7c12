package io.github.pgbailiff.rules;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The requirements of a change before it may be carried out: everything that the rules which match
 * it ask for, together. It is what {@code dry:yes} shows.
 *
 * @param confirm the requester must confirm
 * @param approvals one entry per rule that asks for approvals
 * @param reason a reason must be given
 * @param reasonPatterns regular expressions that the reason must contain, all of them
 * @param within how long the request stays open once it is confirmed
 */
public record Requirements(
    boolean confirm,
    List<Approvals> approvals,
    boolean reason,
    List<String> reasonPatterns,
    Duration within) {
  /** How long a request stays open when no rule says. */
  public static final Duration WITHIN = Duration.ofMinutes(15);

  /** What a change takes that no rule matches. */
  public static final Requirements CONFIRM =
      new Requirements(true, List.of(), false, List.of(), WITHIN);

  /** What takes nothing, since it changes nothing. */
  public static final Requirements NONE =
      new Requirements(false, List.of(), false, List.of(), WITHIN);

  /** What is left of it for whoever goes ahead without the approvals: they say why. */
  public Requirements breakingGlass() {
    return new Requirements(false, List.of(), true, reasonPatterns, within);
  }

  public Requirements {
    approvals = List.copyOf(approvals);
    reasonPatterns = List.copyOf(reasonPatterns);
  }

  /**
   * The number of different people that one rule asks for.
   *
   * @param from the roles of which each must have one
   * @param ping the card notifies those roles
   * @param rule which rule it is and why it asks, in words; empty where nobody has said so
   */
  public record Approvals(int need, List<String> from, boolean ping, Optional<String> rule) {
    public Approvals {
      from = List.copyOf(from);
    }

    /** Those that no rule speaks for. */
    public Approvals(int need, List<String> from, boolean ping) {
      this(need, from, ping, Optional.empty());
    }

    /** The words of a rule may change, and it still asks for the same. */
    boolean asksFor(Approvals other) {
      return need == other.need && ping == other.ping && from.equals(other.from);
    }
  }

  /** What is wrong with the reason, in words; empty when it will do. */
  public Optional<String> reasonProblem(Optional<String> given) {
    if (!reason) {
      return Optional.empty();
    }
    String text = given.orElse("");
    if (text.isBlank()) {
      return Optional.of(
          "reason: missing; the rules ask for one, such as reason:\"INC-42 deploy\"");
    }
    return reasonPatterns.stream().flatMap(it -> lacking(text, it).stream()).findFirst();
  }

  private static Optional<String> lacking(String text, String pattern) {
    try {
      return new ReasonPattern(pattern).isIn(text)
          ? Optional.empty()
          : Optional.of(
              "reason: \"" + text + "\" does not contain what the rules ask for: " + pattern);
    } catch (ReasonPattern.TooSlowException e) {
      return Optional.of(
          "reason: it takes too long to look in it for what the rules ask for, "
              + pattern
              + "; a shorter one would be right, and a simpler reason_pattern");
    }
  }

  /** The approvals that all rules ask for, added up. */
  public int need() {
    return approvals.stream().mapToInt(Approvals::need).sum();
  }

  /** The roles that can approve. */
  public Set<String> approvingRoles() {
    Set<String> roles = new LinkedHashSet<>();
    approvals.forEach(it -> roles.addAll(it.from()));
    return roles;
  }

  /** The roles that the card notifies. */
  public Set<String> pingedRoles() {
    Set<String> roles = new LinkedHashSet<>();
    approvals.stream().filter(Approvals::ping).forEach(it -> roles.addAll(it.from()));
    return roles;
  }

  /** What either asks for. */
  public Requirements and(Requirements other) {
    return new Requirements(
        confirm || other.confirm,
        andApprovalsOf(other).approvals,
        reason || other.reason,
        Stream.concat(reasonPatterns.stream(), other.reasonPatterns.stream()).distinct().toList(),
        within.compareTo(other.within) <= 0 ? within : other.within);
  }

  /** The same, with the approvals that either asks for. */
  public Requirements andApprovalsOf(Requirements other) {
    List<Approvals> more =
        other.approvals.stream().filter(it -> approvals.stream().noneMatch(it::asksFor)).toList();
    return new Requirements(
        confirm,
        Stream.concat(approvals.stream(), more.stream()).toList(),
        reason,
        reasonPatterns,
        within);
  }
}

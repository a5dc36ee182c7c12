package io.github.pgbailiff.card;

import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.ApprovalTally;
import io.github.pgbailiff.rules.Requirements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The requirements of a change, for people and for programs. */
public final class RequirementWords {
  private RequirementWords() {}

  private static String of(ApprovalTally.Count count) {
    return "%d of %s".formatted(count.have(), of(count.asked()));
  }

  /** Such as {@code 1 of 2 approvals of dba}; empty before the first. */
  static String progress(ApprovalTally tally) {
    return most(tally.counts(), ApprovalTally.Count::asked).stream()
        .filter(it -> it.have() > 0)
        .map(RequirementWords::of)
        .collect(Collectors.joining(", "));
  }

  /** Such as {@code 1 of 2 approvals of dba (rule 3: terminate on prod-*)}; empty: none. */
  static String asked(Requirements requirements, ApprovalTally tally) {
    return most(tally.counts(), ApprovalTally.Count::asked).stream()
        .map(it -> it.have() == 0 ? withRule(it.asked()) : of(it) + rule(it.asked()))
        .collect(Collectors.joining(", "));
  }

  private static String of(Requirements.Approvals asked) {
    return Phrases.count(asked.need(), "approval") + " of " + String.join(" or ", asked.from());
  }

  private static String of(Requirements requirements) {
    List<String> words = beforeApprovals(requirements);
    if (!requirements.approvals().isEmpty()) {
      words.add(approvals(requirements));
    }
    return words.isEmpty() ? "nothing" : String.join(", ", words);
  }

  /** Such as {@code 2 approvals of dba or oncall}. */
  public static String approvals(Requirements requirements) {
    return most(requirements.approvals(), it -> it).stream()
        .map(RequirementWords::of)
        .collect(Collectors.joining(", "));
  }

  /** Such as {@code 1 approval of dba (rule 2: terminate on prod-*)}. */
  public static String approvalsAndRules(Requirements requirements) {
    return most(requirements.approvals(), it -> it).stream()
        .map(RequirementWords::withRule)
        .collect(Collectors.joining(", "));
  }

  private static String withRule(Requirements.Approvals asked) {
    return of(asked) + rule(asked);
  }

  private static String rule(Requirements.Approvals asked) {
    return asked.rule().map(rule -> " (" + rule + ")").orElse("");
  }

  /** One approval counts for every rule, so of rules with the same roles the strictest says it. */
  private static <T> Collection<T> most(List<T> rules, Function<T, Requirements.Approvals> asked) {
    Map<Set<String>, T> strictest = new LinkedHashMap<>();
    rules.forEach(rule ->
        strictest.merge(
            Set.copyOf(asked.apply(rule).from()),
            rule,
            BinaryOperator.maxBy(Comparator.comparingInt(it -> asked.apply(it).need()))));
    return strictest.values();
  }

  private static List<String> beforeApprovals(Requirements requirements) {
    List<String> words = new ArrayList<>();
    if (requirements.confirm()) {
      words.add("a confirmation");
    }
    if (requirements.reason()) {
      words.add("a reason");
    }
    requirements.reasonPatterns().forEach(it -> words.add("a reason that contains " + it));
    return words;
  }

  /** The object {@code requires} of a dry run. */
  public static Body details(Requirements requirements) {
    return details(requirements, of(requirements));
  }

  /** The same of a dry run with break-glass: what is left of all that it takes. */
  public static Body detailsOfBreakingGlass(Requirements takes) {
    Requirements left = takes.breakingGlass();
    return details(
        left,
        "%s; it goes ahead at once without %s, is announced in the channel and the audit channel, and marked on the record"
            .formatted(of(left), approvalsAndRules(takes)));
  }

  private static Body details(Requirements requirements, String words) {
    var approvals =
        Body.Table.of(
            "approvals",
            List.of(
                Column.of("need", "need", Audience.DATA), Column.of("from", "from", Audience.DATA)),
            requirements.approvals().stream()
                .map(it -> List.of(Value.whole(it.need()), Value.texts(it.from())))
                .toList());
    return new Body.Details(
        "requires",
        List.of(
            Field.data("confirm", Value.flag(requirements.confirm())),
            Field.data("reason", Value.flag(requirements.reason())),
            Field.people("it would take", Value.text(words))),
        List.of(approvals));
  }
}

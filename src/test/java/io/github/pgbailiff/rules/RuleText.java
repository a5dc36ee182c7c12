package io.github.pgbailiff.rules;

import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.request.gate.Changes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Rules written as text, such as {@code verbs:terminate clusters:prod-* -> confirm approvals:1
 * from:dba within:15m}.
 */
public final class RuleText {
  /** The rules that most tests run by. */
  public static final Rules RULES =
      rules(
          "verbs:terminate,cancel,block -> confirm",
          "clusters:prod-* verbs:terminate -> approvals:1 from:dba reason within:15m",
          "verbs:terminate over:20 -> approvals:2 from:dba,oncall",
          "verbs:unblock -> none");

  private RuleText() {}

  public static Rules rules(String... texts) {
    return new Rules(
        Arrays.stream(texts).map(RuleText::rule).toList(),
        List.of("hammer"),
        Changes.VERBS,
        Changes.CLUSTERS);
  }

  static Rule rule(String text) {
    List<String> sides = List.of(text.split("->", 2));
    List<String> when = List.of(sides.getFirst().strip().split(" +", -1));
    List<String> require = List.of(sides.getLast().strip().split(" +", -1));
    return new Rule(when(when), require(require));
  }

  private static Rule.When when(List<String> words) {
    return new Rule.When(
        list("verbs", words),
        list("clusters", words).stream().map(ClusterPattern::new).toList(),
        list("databases", words).stream().map(Glob::new).toList(),
        list("users", words).stream().map(Glob::new).toList(),
        after("over", words)
            .map(Integer::parseInt)
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty()));
  }

  private static Rule.Require require(List<String> words) {
    return new Rule.Require(
        words.contains("confirm"),
        after("approvals", words).map(Integer::parseInt).orElse(0),
        list("from", words),
        words.contains("reason"),
        after("pattern", words),
        after("within", words).map(Durations::parse),
        words.contains("ping"));
  }

  private static List<String> list(String key, List<String> words) {
    return after(key, words).map(it -> List.of(it.split(",", -1))).orElse(List.of());
  }

  private static Optional<String> after(String key, List<String> words) {
    return words.stream()
        .filter(it -> it.startsWith(key + ":"))
        .map(it -> it.substring(key.length() + 1))
        .findFirst();
  }
}

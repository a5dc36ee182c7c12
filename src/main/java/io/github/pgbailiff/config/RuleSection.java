package io.github.pgbailiff.config;

import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.yaml.YamlNode;
import io.github.pgbailiff.rules.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One item of {@code rules}. */
record RuleSection(ConfigNode section, DefinedNames names) {

  Rule read() {
    Optional<ConfigNode> when =
        section.at("when").filter(w -> w.node() instanceof YamlNode.Mapping);
    Optional<ConfigNode> require =
        section.at("require").filter(r -> r.node() instanceof YamlNode.Mapping);
    return new Rule(
        when.map(this::when)
            .orElse(new Rule.When(List.of(), List.of(), List.of(), List.of(), OptionalInt.empty())),
        require
            .map(this::require)
            .orElse(
                new Rule.Require(
                    false, 0, List.of(), false, Optional.empty(), Optional.empty(), false)));
  }

  private Rule.When when(ConfigNode when) {
    Set<String> verbs = new LinkedHashSet<>(names.verbs());
    verbs.add("*");
    return new Rule.When(
        DefinedNames.known(when, "verbs", "neither an effect nor a verb", verbs),
        GlobLists.clusters(when, names.clusters()),
        GlobLists.plainGlobs(when, "databases"),
        GlobLists.plainGlobs(when, "users"),
        when.count("sessions_over"));
  }

  private Rule.Require require(ConfigNode require) {
    int approvals = require.count("approvals").orElse(0);
    List<String> from = DefinedNames.known(require, "from", "no role", names.roles());
    whoAndHowMany(require, approvals);
    require.at("reason_pattern").ifPresent(RuleSection::pattern);
    return new Rule.Require(
        require.flag("confirm"),
        approvals,
        from,
        require.flag("reason"),
        require.text("reason_pattern"),
        require.span("within"),
        require.at("ping").isEmpty() || require.flag("ping"));
  }

  private static void whoAndHowMany(ConfigNode require, int approvals) {
    Optional<ConfigNode> from = require.at("from");
    if (approvals > 0 && from.isEmpty()) {
      require
          .inspection()
          .complain(
              require.below("from"),
              require.node().line(),
              "is missing; approvals: %d needs the roles that may approve".formatted(approvals));
    } else if (require.at("approvals").isEmpty()) {
      from.ifPresent(it -> nobodyAsked(require, it));
    }
  }

  /** Without a number the rule would ask for no approval, and not even for a confirmation. */
  private static void nobodyAsked(ConfigNode require, ConfigNode from) {
    require
        .inspection()
        .complain(
            require.below("approvals"),
            from.node().line(),
            "is missing; from: needs how many of them must approve");
  }

  private static void pattern(ConfigNode setting) {
    try {
      setting.text().ifPresent(Pattern::compile);
    } catch (PatternSyntaxException e) {
      setting.complain(
          "%s is not a regular expression: %s".formatted(setting.shown(), e.getDescription()));
    }
  }
}

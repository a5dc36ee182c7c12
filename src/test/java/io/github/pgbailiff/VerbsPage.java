package io.github.pgbailiff;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.VerbHelp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of the page about verbs, for any list of verbs. */
public record VerbsPage(List<VerbHelp> verbs) {

  public static VerbsPage of(List<Declaration> verbs) {
    return new VerbsPage(verbs.stream().map(VerbHelp::of).toList());
  }

  /** A row for each verb. */
  public String table() {
    return verbs.stream()
        .map(VerbsPage::row)
        .collect(Collectors.joining("", "| verb (aliases) | effect | |\n|---|---|---|\n", ""));
  }

  private static String row(VerbHelp verb) {
    return "| `%s`%s | %s | %s |\n"
        .formatted(
            verb.name(),
            verb.aliases().isEmpty() ? "" : " (" + codes(verb.aliases()) + ")",
            String.join(", ", verb.effects()),
            cell(verb.summary()));
  }

  /** How each verb is written, with examples. */
  public String usages() {
    return verbs.stream()
        .map(verb -> verb.usage() + "\n" + examples(verb))
        .collect(Collectors.joining("", "```\n", "```\n"));
  }

  private static String examples(VerbHelp verb) {
    return verb.examples().stream()
        .filter(example -> !example.equals(verb.name()))
        .map(example -> "    /pg " + example + "\n")
        .collect(Collectors.joining());
  }

  /** A row for each key, with the verbs that take it. */
  public String keys() {
    Map<VerbHelp.Entry, List<String>> takers = new LinkedHashMap<>();
    for (VerbHelp verb : verbs) {
      for (VerbHelp.Entry key : verb.keys()) {
        takers.merge(key, List.of(verb.name()), VerbsPage::joined);
      }
    }
    return takers.entrySet().stream()
        .map(key ->
            "| `%s` | %s | %s |\n"
                .formatted(
                    key.getKey().form().replace("|", "\\|"),
                    cell(key.getKey().help()),
                    codes(key.getValue())))
        .collect(Collectors.joining("", "| key | | verbs |\n|---|---|---|\n", ""));
  }

  private static List<String> joined(List<String> some, List<String> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private static String codes(List<String> words) {
    return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}

package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.rules.Requirements;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The want of people who could approve a change.
 *
 * @param asked what takes more of them
 * @param others who could, besides whoever asks
 * @param unable who has the role and could not use it
 */
public record Shortage(Requirements.Approvals asked, Set<String> others, Set<String> unable) {
  public Shortage {
    others = Set.copyOf(others);
    unable = Set.copyOf(unable);
  }

  /** What is missing, with who would have to be added. */
  public String words() {
    return "it takes %d of %s, and %s%s; add %s to %s"
        .formatted(
            asked.need(), from(), besides(), whyNot(), more("somebody else", " people"), from());
  }

  /** The same for whoever asks and may go ahead without approvals. */
  public String beside(Asker requester) {
    boolean has = asked.from().stream().anyMatch(requester.roles()::contains);
    String who =
        others.isEmpty()
            ? "Nobody%s%s".formatted(has ? " but you" : "", unable.isEmpty() ? is() : could())
            : "It takes %d of %s, and besides you there is only %s"
                .formatted(asked.need(), from(), names(others));
    return "%s%s: only Break glass… is left, or %s to be added to %s"
        .formatted(who, whyNot(), more("somebody has", " people have"), from());
  }

  private String is() {
    return " is " + from();
  }

  private String could() {
    return " could approve it as " + from();
  }

  private String more(String one, String several) {
    int missing = asked.need() - others.size();
    return missing == 1 ? one : missing + several;
  }

  private String from() {
    return String.join(" or ", asked.from());
  }

  private String besides() {
    return others.isEmpty()
        ? "nobody but whoever asks could approve it"
        : "besides whoever asks there is only " + names(others);
  }

  /** Those who have the role and could not use it. */
  private String whyNot() {
    return unable.isEmpty()
        ? ""
        : "%s: %s may not read all of it, or may not decide on it"
            .formatted(others.isEmpty() ? "" : " who could approve", names(unable));
  }

  private static String names(Set<String> humans) {
    return humans.stream()
        .map(it -> it.substring(it.indexOf(':') + 1))
        .sorted()
        .collect(Collectors.joining(", "));
  }
}

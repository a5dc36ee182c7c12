package io.github.pgbailiff.command.parse;

import io.github.pgbailiff.command.text.PastedPid;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names that clusters and labels can have so that commands can name them. */
public final class ClusterNames {
  private static final Pattern REQUEST = Pattern.compile("[A-Za-z]-[0-9]+");

  private ClusterNames() {}

  /** Why a cluster cannot have the name; empty when it can. */
  public static Optional<String> objection(String name) {
    if (name.equalsIgnoreCase("all")) {
      return Optional.of("means every session in commands");
    }
    if (PastedPid.isMeantBy(name)) {
      return Optional.of("would be read as a process id");
    }
    if (REQUEST.matcher(name).matches()) {
      return Optional.of("would be read as the id of a request");
    }
    return labelObjection(name);
  }

  /** Why a label cannot have the name, whatever the keys are; empty when it can. */
  public static Optional<String> labelObjection(String name) {
    return !ClusterWord.isName(name) || name.indexOf('*') >= 0
        ? Optional.of("holds a space, a quote or one of / , = : * ! > \\, or starts with a dash")
        : Optional.empty();
  }
}

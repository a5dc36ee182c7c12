package io.github.pgbailiff.executor;

import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Door;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import java.util.stream.Collectors;

/** What a change would do, in one sentence without its full stop. */
final class ChangeWords {
  private ChangeWords() {}

  /** Such as {@code terminate 8 sessions on prod-eu}. */
  static String of(Change change) {
    return change.parts().stream()
        .filter(part -> !part.steps().isEmpty())
        .map(ChangeWords::of)
        .collect(Collectors.joining("; "));
  }

  private static String of(Part part) {
    String steps = part.steps().stream().map(ChangeWords::of).collect(Collectors.joining(", "));
    return steps + " on " + part.cluster();
  }

  private static String of(Step step) {
    return switch (step) {
      case Step.Signal signal ->
          switch (signal.kind()) {
            case CANCEL -> "cancel " + count(signal.targets().size(), "session");
            case TERMINATE -> "terminate " + count(signal.targets().size(), "session");
          };
      case Step.Shut shut -> "block " + of(shut.door());
      case Step.Open open -> "unblock " + of(open.door());
      case Step.AwaitNone await -> "wait until nobody is left in " + of(await.door());
    };
  }

  static String of(Door door) {
    return switch (door) {
      case Door.Database it -> "database " + it.name();
      case Door.Role it -> "role " + it.name();
      case Door.RoleInDatabase it -> "role %s in database %s".formatted(it.role(), it.database());
      case Door.PublicInDatabase it -> "public in database " + it.database();
    };
  }

  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** With a capital letter, for the start of a title. */
  static String title(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}

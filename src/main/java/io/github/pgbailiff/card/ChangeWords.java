package io.github.pgbailiff.card;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.reply.Phrases;
import java.util.stream.Collectors;

/** A change in words: one sentence without its full stop. */
public final class ChangeWords {
  private ChangeWords() {}

  /** Such as {@code terminate 8 sessions on prod-eu}. */
  public static String of(Change change) {
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
            case CANCEL -> "cancel " + Phrases.count(signal.targets().size(), "session");
            case TERMINATE -> "terminate " + Phrases.count(signal.targets().size(), "session");
          };
      case Step.Block block -> "block " + of(block.target());
      case Step.Unblock unblock -> "unblock " + of(unblock.target());
      case Step.Drain await -> "wait until nobody is left in " + of(await.target());
    };
  }

  public static String of(BlockTarget target) {
    return switch (target) {
      case BlockTarget.Database it -> "database " + it.name();
      case BlockTarget.Role it -> "role " + it.name();
      case BlockTarget.RoleInDatabase it ->
          "role %s in database %s".formatted(it.role(), it.database());
      case BlockTarget.PublicInDatabase it -> "public in database " + it.database();
    };
  }

  /** With a capital letter, for the start of a title. */
  public static String title(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}

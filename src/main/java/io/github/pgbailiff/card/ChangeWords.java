package io.github.pgbailiff.card;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.MovedEnd;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.reply.Phrases;
import java.util.Optional;
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
    return moved(part)
        .map(it -> MovedEnd.of(it).question(of(it.target()) + " on " + part.cluster()))
        .orElseGet(() -> done(part));
  }

  /** The one step that moves the end of a block; whoever drains means more. */
  private static Optional<Step.Block> moved(Part part) {
    return part.steps().size() == 1
            && part.steps().getFirst() instanceof Step.Block block
            && block.standing().isPresent()
        ? Optional.of(block)
        : Optional.empty();
  }

  private static String done(Part part) {
    String steps =
        drained(part)
            .map(it -> drain(it, part.targets().size()))
            .orElseGet(
                () -> part.steps().stream().map(ChangeWords::of).collect(Collectors.joining(", ")));
    return steps + " on " + part.cluster();
  }

  /** Blocking and ending are steps of a drain, and whoever reads of it means the whole. */
  private static Optional<BlockTarget> drained(Part part) {
    return part.steps().stream()
        .filter(Step.Drain.class::isInstance)
        .flatMap(it -> it.blockTarget().stream())
        .findFirst();
  }

  private static String drain(BlockTarget target, int inside) {
    String who = inside == 0 ? "nobody" : Phrases.count(inside, "session");
    return "drain %s (%s inside)".formatted(of(target), who);
  }

  private static String of(Step step) {
    return switch (step) {
      case Step.Signal signal ->
          switch (signal.kind()) {
            case CANCEL ->
                "cancel the query of " + Phrases.count(signal.targets().size(), "session");
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

  /** As a question: {@code Cancel the query of 1 session on prod-eu? The session stays.} */
  public static String question(Change change) {
    boolean cancels =
        change.parts().stream()
            .flatMap(part -> part.steps().stream())
            .anyMatch(it -> it instanceof Step.Signal signal && signal.kind() == Step.Kind.CANCEL);
    String stays = change.targets().size() == 1 ? " The session stays." : " The sessions stay.";
    return title(of(change)) + "?" + (cancels ? stays : "");
  }

  /** The words of a button that asks for it, such as {@code Cancel query…}. */
  public static String label(Change change) {
    Step first = change.parts().getFirst().steps().getFirst();
    return switch (first) {
      case Step.Signal signal when signal.kind() == Step.Kind.CANCEL -> "Cancel query…";
      case Step.Unblock _ -> "Reopen…";
      case Step.Signal _, Step.Block _, Step.Drain _ -> title(change.verb()) + "…";
    };
  }

  /** With a capital letter, for the start of a title. */
  public static String title(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}

package io.github.pgbailiff.card;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The message to the owner of sessions that a request has ended, cancelled or kept out.
 *
 * @param told the sessions of that owner, by cluster
 * @param keptOut what refuses that owner's connections now, by cluster
 */
public record OwnerNotice(
    Request request, Map<String, List<Target>> told, Map<String, List<BlockTarget>> keptOut) {
  private static final int NAMED = 5;

  /** The message. */
  public Reply reply() {
    List<Field> facts = new ArrayList<>();
    facts.add(Field.people("", Value.text(sentence())));
    if (!told.isEmpty()) {
      boolean query = request.change().verb().equals("cancel");
      facts.add(
          Field.people(
              "your client saw " + (query ? "57014" : "57P01") + " at",
              Value.moment(Optional.of(request.last().at()))));
      facts.add(Field.people("", Value.text("why " + pid() + " tells more")));
    }
    return new Reply.Report(facts, "", List.of(), List.of(), ExitCode.DONE);
  }

  private int pid() {
    return told.values().iterator().next().getFirst().pid();
  }

  private String sentence() {
    String what =
        Stream.concat(
                told.entrySet().stream().map(it -> sessions(it.getKey(), it.getValue())),
                keptOut.entrySet().stream().map(it -> blocks(it.getKey(), it.getValue())))
            .collect(Collectors.joining("; "));
    return "%s: %s asked to %s %s%s%s"
        .formatted(
            request.id(),
            request.requester().name(),
            request.change().verb(),
            what,
            request.reason().map(it -> " (" + it + ")").orElse(""),
            approved());
  }

  private String approved() {
    String names =
        request.approvers().stream().map(Identity::name).collect(Collectors.joining(" and "));
    return names.isEmpty() ? "" : "; " + names + " approved";
  }

  private static String sessions(String cluster, List<Target> targets) {
    String pids =
        targets.stream()
            .limit(NAMED)
            .map(it -> String.valueOf(it.pid()))
            .collect(Collectors.joining(", "));
    String more = targets.size() > NAMED ? ", …" : "";
    return "%s of yours on %s: %s%s"
        .formatted(Phrases.count(targets.size(), "session"), cluster, pids, more);
  }

  private static String blocks(String cluster, List<BlockTarget> targets) {
    return targets.stream().map(OwnerNotice::name).collect(Collectors.joining(", "))
        + " on "
        + cluster
        + ", which refuses new connections now";
  }

  private static String name(BlockTarget target) {
    return Stream.of(
            target.databaseName().map(it -> "database " + it),
            target.roleName().map(it -> "role " + it))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }
}

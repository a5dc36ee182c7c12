package io.github.pgbailiff.card;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.request.Request;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The message to the owner of sessions that a request has ended or cancelled. */
public final class OwnerNotice {
  private static final int NAMED = 5;

  private OwnerNotice() {}

  /**
   * The message.
   *
   * @param told the sessions of that owner, by cluster
   */
  public static String of(Request request, Map<String, List<Target>> told) {
    String sessions =
        told.entrySet().stream()
            .map(it -> sessions(it.getKey(), it.getValue()))
            .collect(Collectors.joining("; "));
    boolean query = request.change().verb().equals("cancel");
    return "%s: %s asked to %s %s%s%s; your client saw %s. why %d tells more"
        .formatted(
            request.id(),
            request.requester().name(),
            request.change().verb(),
            sessions,
            request.reason().map(it -> " (" + it + ")").orElse(""),
            approved(request),
            query ? "57014" : "57P01",
            told.values().iterator().next().getFirst().pid());
  }

  private static String approved(Request request) {
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
}

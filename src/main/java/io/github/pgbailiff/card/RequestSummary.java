package io.github.pgbailiff.card;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request at this moment, in one line and as the end of a command. */
public final class RequestSummary {
  private RequestSummary() {}

  public static String title(Request request) {
    String what = ChangeWords.of(request.change());
    if (request.awaitsConfirmation()) {
      return ChangeWords.title(what) + "?";
    }
    String id = request.id();
    String why = request.why().map(it -> ": " + it).orElse("");
    return switch (request.state()) {
      case PENDING -> id + " waits for approval: " + what;
      case APPROVED -> id + " is approved: " + what;
      case EXECUTING -> id + " is carried out: " + what;
      case FINISHED -> id + " finished: " + outcome(request);
      case DENIED -> "%s denied by %s%s".formatted(id, by(request), why);
      case WITHDRAWN -> "%s withdrawn by %s".formatted(id, by(request));
      case EXPIRED -> id + " expired" + why;
      case REFUSED -> id + " refused" + why;
      case INTERRUPTED -> id + " interrupted: " + outcome(request);
    };
  }

  private static String by(Request request) {
    return request.last().by().map(Identity::name).orElse("pgbailiff");
  }

  /** How many targets had each outcome: {@code 1 ended, 1 already gone on prod-eu}. */
  static String outcome(Request request) {
    return outcome(request, request.results());
  }

  public static String outcome(Request request, List<PartResult> results) {
    String outcomes =
        results.stream()
            .map(RequestSummary::outcome)
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining("; "));
    return outcomes.isEmpty()
        ? ChangeWords.of(request.change())
        : outcomes + excluded(request.change());
  }

  private static String outcome(PartResult result) {
    String target = result.block().map(it -> it.name() + " " + it.words()).orElse("");
    Map<String, Integer> counts = new LinkedHashMap<>();
    result.targets().forEach(it -> counts.merge(it.outcome().kind().words(), 1, Integer::sum));
    String words =
        counts.entrySet().stream()
            .map(it -> it.getValue() + " " + it.getKey())
            .collect(Collectors.joining(", "));
    String problem = result.problem().map(_ -> "not carried out to its end").orElse("");
    String all =
        Stream.of(target, words, problem)
            .filter(it -> !it.isEmpty())
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "" : all + " on " + result.cluster();
  }

  private static String excluded(Change change) {
    long left = change.parts().stream().mapToLong(part -> part.exclusions().size()).sum();
    return left == 0 ? "" : ", " + left + " left alone";
  }

  /** The end of a one-shot command whose request stands like this. */
  public static ExitCode exit(Request request) {
    return switch (request.state()) {
      case PENDING -> request.confirmed() ? ExitCode.WAITING : ExitCode.REFUSED;
      case APPROVED, EXECUTING -> ExitCode.WAITING;
      case FINISHED ->
          AbsentClusters.exit(request.change(), isLeft(request) ? ExitCode.LEFT : ExitCode.DONE);
      case DENIED, WITHDRAWN, EXPIRED, REFUSED -> ExitCode.REFUSED;
      case INTERRUPTED -> ExitCode.LEFT;
    };
  }

  private static boolean isLeft(Request request) {
    return request.results().stream().anyMatch(PartResult::left)
        || request.change().parts().stream().anyMatch(part -> !part.exclusions().isEmpty());
  }
}

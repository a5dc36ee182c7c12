package io.github.pgbailiff.verb.finding;

import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Counts;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.verb.plan.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The past of sessions: what pgbailiff did to them, as far as whoever asks may know of it. */
public final class SessionHistory {
  /** As many sessions with the same end are named. */
  private static final int NAMED = 5;

  private SessionHistory() {}

  /** One session that a request was about. */
  public record Hit(Request request, Part part, Target target, PartResult.OfTarget outcome) {
    /** {@code R-2: ann asked 04:53 (checkout is down), bob approved 04:54, 23036 ended}. */
    public List<Value> sentence(Context context) {
      return sentence(List.of(this), context);
    }

    /** The same of all that one request was about. */
    public static List<Value> sentence(List<Hit> hits, Context context) {
      String ends =
          hits.stream()
              .collect(
                  Collectors.groupingBy(
                      Hit::end,
                      LinkedHashMap::new,
                      Collectors.mapping(
                          it -> String.valueOf(it.target().id().pid()), Collectors.toList())))
              .entrySet()
              .stream()
              .map(it -> Counts.named(it.getValue(), NAMED) + it.getKey())
              .collect(Collectors.joining(", "));
      Request request = hits.getFirst().request();
      return RequestSentence.of(request, ends, context.catalog().clock().instant());
    }

    private String end() {
      return " on %s %s".formatted(part.cluster(), outcome.outcome().words());
    }
  }

  /** What became of the sessions of these requests that the asker may know of, newest first. */
  public static List<Hit> of(List<Request> requests, Context context) {
    return requests.stream()
        .flatMap(SessionHistory::hits)
        .filter(it -> mayAsk(it, context))
        .toList();
  }

  /** What ended sessions that are not there any more. */
  public static List<Finding> findings(List<Integer> pids, Context context) {
    return of(context.catalog().hints().carriedOut().apply(pids), context).stream()
        .filter(it -> pids.contains(it.target().id().pid()))
        .limit(1)
        .map(it -> Finding.of(Mark.NONE, it.sentence(context)))
        .toList();
  }

  private static Stream<Hit> hits(Request request) {
    return request.change().parts().stream()
        .flatMap(part ->
            part.targets().stream()
                .flatMap(target ->
                    outcome(request, part, target).stream()
                        .map(it -> new Hit(request, part, target, it))));
  }

  private static Optional<PartResult.OfTarget> outcome(Request request, Part part, Target target) {
    return request.results().stream()
        .filter(it -> it.cluster().equals(part.cluster()))
        .flatMap(it -> it.targets().stream())
        .filter(it -> it.session().equals(target.id()))
        .findFirst();
  }

  /** Of one's own roles everybody may ask, of others who may read there. */
  private static boolean mayAsk(Hit hit, Context context) {
    boolean own =
        context.asker().person().stream()
            .flatMap(it -> it.postgres().stream())
            .anyMatch(it -> hit.target().user().filter(it::equals).isPresent());
    return own
        || cluster(hit, context)
            .filter(it ->
                context
                    .limits(Effect.READ.word(), it)
                    .exclusion(hit.target().database(), hit.target().user())
                    .isEmpty())
            .isPresent();
  }

  private static Optional<Cluster> cluster(Hit hit, Context context) {
    return context.catalog().clusters().stream()
        .filter(it -> it.name().equals(hit.part().cluster()))
        .findFirst();
  }
}

package io.github.pgbailiff.verb.view;

import io.github.pgbailiff.postgres.session.Silence;
import io.github.pgbailiff.postgres.session.UntoldSessions;
import io.github.pgbailiff.reply.Phrases;
import java.util.stream.Collectors;

/** Sentences on sessions that filters can be judged by neither way: unknown is not "no". */
public final class UntoldWords {
  private static final int NAMED = 3;

  private UntoldWords() {}

  /** For whoever looks. */
  public static String of(UntoldSessions untold, String cluster) {
    return "%s: of %s it cannot be told whether %s %s, %s: %s"
        .formatted(
            cluster,
            Phrases.count(untold.sessions().size(), "session"),
            untold.sessions().size() == 1 ? "it matches" : "they match",
            untold.keys().stream().map(it -> it + ":").collect(Collectors.joining(" ")),
            untold.why().reason(),
            named(untold));
  }

  /** For whoever would act: what cannot be told is left alone. */
  public static String leftAlone(UntoldSessions untold, String cluster) {
    return of(untold, cluster)
        + (untold.sessions().size() == 1 ? "; it is left alone" : "; they are left alone")
        + (untold.why() == Silence.SWITCHED_OFF ? ", a pid alone means one all the same" : "");
  }

  private static String named(UntoldSessions untold) {
    return untold.sessions().stream()
            .limit(NAMED)
            .map(SightWords::who)
            .collect(Collectors.joining(", "))
        + (untold.sessions().size() > NAMED ? ", …" : "");
  }
}

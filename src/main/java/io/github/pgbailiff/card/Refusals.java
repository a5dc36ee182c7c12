package io.github.pgbailiff.card;

import io.github.pgbailiff.access.MembershipException;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.store.StoreException;
import io.github.pgbailiff.verb.view.PerCluster;
import java.util.List;
import java.util.Objects;

/** The refusals, in the words that programs know. */
public final class Refusals {
  private Refusals() {}

  public static Reply.Refusal usage(String message) {
    return Reply.Refusal.of("usage", message, ExitCode.USAGE);
  }

  /** A request does not go the way that somebody wanted. */
  public static Reply.Refusal about(Request request, String message) {
    return new Reply.Refusal(
            "refused",
            message,
            List.of(
                Field.data("request", Value.text(request.id())),
                Field.data("state", Value.text(request.state().word()))),
            ExitCode.REFUSED)
        .about(request.id());
  }

  public static Reply.Refusal of(StoreException problem) {
    return Reply.Refusal.of("store", message(problem), ExitCode.UNREACHABLE);
  }

  public static Reply.Refusal of(MembershipException problem) {
    return Reply.Refusal.of("try_again", message(problem), ExitCode.UNREACHABLE);
  }

  public static Reply.Refusal of(ClusterException problem) {
    boolean another = problem.kind() == ClusterException.Kind.IDENTITY_CHANGED;
    String failed = PerCluster.isReachable(problem) ? "failed" : "unreachable";
    return Reply.Refusal.of(
        another ? "identity_changed" : failed, message(problem), PerCluster.exit(problem));
  }

  public static String message(RuntimeException problem) {
    return Objects.requireNonNullElse(problem.getMessage(), problem.toString());
  }
}

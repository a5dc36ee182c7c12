package io.github.pgbailiff.request.record;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.rules.Requirements;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Changes and results in the words of the record: no query text, no client address. */
public final class RequestEventFields {
  private RequestEventFields() {}

  static List<Map<String, Object>> targets(Change change) {
    return change.parts().stream()
        .flatMap(part -> part.targets().stream().map(it -> session(part.cluster(), it)))
        .toList();
  }

  static List<Map<String, Object>> excluded(Change change) {
    return change.parts().stream().flatMap(RequestEventFields::excluded).toList();
  }

  private static Stream<Map<String, Object>> excluded(Part part) {
    return part.exclusions().stream()
        .map(it -> {
          Map<String, Object> fields = session(part.cluster(), it.session());
          fields.put("reason", it.reason());
          return fields;
        });
  }

  private static Map<String, Object> session(String cluster, Target target) {
    Map<String, Object> fields = session(cluster, target.id());
    put(fields, "database", target.database());
    put(fields, "user", target.user());
    put(fields, "application", target.application());
    return fields;
  }

  private static Map<String, Object> session(String cluster, SessionId id) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("cluster", cluster);
    fields.put("pid", id.pid());
    fields.put("backend_start", id.backendStart().toString());
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, Optional<String> value) {
    value.ifPresent(text -> fields.put(name, text));
  }

  static List<Map<String, Object>> outcomes(Change change, PartResult result) {
    return result.targets().stream()
        .map(it -> {
          Map<String, Object> fields = session(result.cluster(), it.session());
          target(change, result.cluster(), it)
              .ifPresent(target -> {
                put(fields, "database", target.database());
                put(fields, "user", target.user());
              });
          fields.put("outcome", it.outcome().words());
          return fields;
        })
        .toList();
  }

  /** Whoever may read of some databases only is told what became of sessions there. */
  private static Optional<Target> target(Change change, String cluster, PartResult.OfTarget of) {
    return change.parts().stream()
        .filter(part -> part.cluster().equals(cluster))
        .flatMap(part -> part.targets().stream())
        .filter(it -> it.id().equals(of.session()))
        .findFirst();
  }

  /** How many sessions and blocks had each outcome. */
  static Map<String, Object> counts(List<PartResult> results) {
    Map<String, Object> counts = new TreeMap<>();
    results.stream()
        .flatMap(result -> result.targets().stream())
        .forEach(it -> counts.merge(it.outcome().kind().words(), 1, RequestEventFields::sum));
    results.stream()
        .flatMap(result -> result.block().stream())
        .forEach(target -> counts.merge(target.words(), 1, RequestEventFields::sum));
    return counts;
  }

  private static Object sum(Object left, Object right) {
    return (Integer) left + (Integer) right;
  }

  static Map<String, Object> requirements(Requirements requirements) {
    return Map.of(
        "confirm", requirements.confirm(),
        "reason", requirements.reason(),
        "within", Durations.format(requirements.within()),
        "approvals",
            requirements.approvals().stream()
                .map(it -> Map.of("need", it.need(), "from", it.from()))
                .toList());
  }

  /** What tells a change from any other: filters and identities are in it, too. */
  static String digest(String change) {
    try {
      byte[] text = change.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  public static List<String> steps(Change change) {
    Function<Part, Stream<String>> words =
        part -> part.steps().stream().map(step -> part.cluster() + ": " + words(step));
    return change.parts().stream().flatMap(words).toList();
  }

  private static String words(Step step) {
    return switch (step) {
      case Step.Signal signal -> words(signal);
      case Step.Block shut ->
          "shut "
              + words(shut.target())
              + shut.lease().map(it -> " for " + Durations.format(it)).orElse("")
              + shut.standing().map(it -> ", moves the end of " + it.block()).orElse("");
      case Step.Unblock open ->
          "open " + words(open.target()) + (open.evenByHand() ? ", also what is shut by hand" : "");
      case Step.Drain await ->
          "terminate until nobody is left in "
              + words(await.target())
              + (await.keep() ? ", keep it shut" : "");
    };
  }

  private static String words(Step.Signal signal) {
    String what = signal.kind() == Step.Kind.CANCEL ? "cancel " : "terminate ";
    String gently = signal.gently().map(it -> ", gently for " + Durations.format(it)).orElse("");
    return what + signal.targets().size() + gently;
  }

  private static String words(BlockTarget target) {
    return switch (target) {
      case BlockTarget.Database it -> "database " + it.name();
      case BlockTarget.Role it -> "role " + it.name();
      case BlockTarget.RoleInDatabase it -> "database " + it.database() + " for role " + it.role();
      case BlockTarget.PublicInDatabase it -> "database " + it.database() + " for public";
    };
  }
}

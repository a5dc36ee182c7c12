package io.github.pgbailiff.verb;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.verb.plan.Verb;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The list of the verbs, in the order in which help shows them. */
public final class AllVerbs {
  private static final List<Verb> ABOUT_CLUSTERS =
      List.of(
          new SessionsVerb(),
          new SessionVerb(),
          new LocksVerb(),
          new UsageVerb(),
          new ClustersVerb(),
          new CancelVerb(),
          new TerminateVerb(),
          new BlockVerb(),
          new UnblockVerb(),
          new DrainVerb(),
          new ExtendVerb(),
          new BlocksVerb(),
          new RequestsVerb(),
          new ApproveVerb(),
          new DenyVerb(),
          new WithdrawVerb(),
          new WhyVerb(),
          new AlertsVerb(),
          new SnoozeVerb());

  private static final List<Verb> ABOUT_ASKERS = List.of(new WhoamiVerb(), new HelpVerb());

  private static final List<Verb> ALL = with(List.of());

  private AllVerbs() {}

  /** The verbs with others among them. */
  public static List<Verb> with(List<Verb> others) {
    // The verb audit searches for any of the others, and for itself.
    List<String> names =
        Stream.concat(
                Stream.of(ABOUT_CLUSTERS, others, ABOUT_ASKERS)
                    .flatMap(List::stream)
                    .map(it -> it.declaration().name()),
                Stream.of(AuditVerb.NAME))
            .toList();
    Verb audit = new AuditVerb(names, InstantSource.system());
    return Stream.of(ABOUT_CLUSTERS, others, List.of(audit), ABOUT_ASKERS)
        .flatMap(List::stream)
        .toList();
  }

  public static List<Verb> list() {
    return ALL;
  }

  public static List<Declaration> declarations() {
    return ALL.stream().map(Verb::declaration).toList();
  }
}

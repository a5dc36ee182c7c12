package io.github.pgbailiff.verb;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.verb.plan.Verb;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The list of the verbs, in the order in which help shows them. */
public final class AllVerbs {
  /** whoami and help stand last. */
  private static final int ABOUT_ASKERS = 2;

  private static final List<Verb> ALL =
      withAudit(
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
          new BlocksVerb(),
          new RequestsVerb(),
          new ApproveVerb(),
          new DenyVerb(),
          new WithdrawVerb(),
          new WhoamiVerb(),
          new HelpVerb());

  private AllVerbs() {}

  /** The verb {@code audit} searches for any of the others, and for itself. */
  private static List<Verb> withAudit(Verb... others) {
    List<Verb> all = new ArrayList<>(List.of(others));
    List<String> names =
        Stream.concat(all.stream().map(it -> it.declaration().name()), Stream.of(AuditVerb.NAME))
            .toList();
    all.add(all.size() - ABOUT_ASKERS, new AuditVerb(names, InstantSource.system()));
    return List.copyOf(all);
  }

  public static List<Verb> list() {
    return ALL;
  }

  public static List<Declaration> declarations() {
    return ALL.stream().map(Verb::declaration).toList();
  }
}

package io.github.pgbailiff.verb;

import io.github.pgbailiff.command.Declaration;
import java.util.List;

/** The list of the verbs, in the order in which help shows them. */
public final class AllVerbs {
  private static final List<Verb> ALL =
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
          new BlocksVerb(),
          new RequestsVerb(),
          new ApproveVerb(),
          new DenyVerb(),
          new WithdrawVerb(),
          new WhoamiVerb(),
          new HelpVerb());

  private AllVerbs() {}

  public static List<Verb> list() {
    return ALL;
  }

  public static List<Declaration> declarations() {
    return ALL.stream().map(Verb::declaration).toList();
  }
}

package io.github.pgbailiff.verb;

import static io.github.pgbailiff.verb.view.Fields.column;
import static io.github.pgbailiff.verb.view.Fields.data;
import static io.github.pgbailiff.verb.view.Fields.people;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.postgres.session.ClusterCapabilities;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.finding.BlockFindings;
import io.github.pgbailiff.verb.finding.ClusterFindings;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import io.github.pgbailiff.verb.view.Fields;
import io.github.pgbailiff.verb.view.PerCluster;
import io.github.pgbailiff.verb.view.PerCluster.ClusterAnswer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The verb {@code clusters}: every cluster, and what pgbailiff may do there. */
final class ClustersVerb implements Verb {
  private static final Declaration DECLARATION =
      new Declaration(
          "clusters",
          List.of(),
          "every cluster: reachable, version, primary or standby, slots, what pgbailiff may do"
              + " there",
          Set.of(Effect.READ),
          List.of(Positional.CLUSTERS),
          List.of(Keys.VIEW, Keys.PUBLIC),
          List.of("clusters"));

  private static final List<Column> COLUMNS =
      List.of(
          column("cluster", "CLUSTER"),
          data("reachable"),
          column("server_version", "VERSION"),
          data("standby"),
          data("host"),
          people("ROLE"),
          column("used", "USED"),
          column("max_connections", "MAX"),
          column("may", "MAY"),
          data("error"));

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    List<ClusterAnswer<ClusterCapabilities>> asked =
        PerCluster.ask(context.scopes(), scope -> scope.cluster().capabilities());
    var table = Body.Table.of("clusters", COLUMNS, asked.stream().map(ClustersVerb::row).toList());
    return new Plan.Answer(
        new Reply.Report(
                List.of(Fields.verb(DECLARATION.name())),
                "",
                List.of(new Section(List.of(), List.of(table), problems(asked))),
                List.of(),
                PerCluster.exit(asked))
            .finding(
                Stream.concat(
                        ClusterFindings.of(asked).stream(),
                        BlockFindings.standing(context.scopes(), context).stream())
                    .toList()));
  }

  /** Below the table, where nothing of them is cut. */
  private static List<String> problems(List<ClusterAnswer<ClusterCapabilities>> asked) {
    return asked.stream()
        .flatMap(it ->
            it
                        instanceof
                        ClusterAnswer.Failed<ClusterCapabilities>(
                            AllowedCluster scope,
                            ClusterException why)
                    && why.kind() != ClusterException.Kind.NOT_ASKED
                ? Stream.of(scope.name() + " " + why.why())
                : Stream.<String>empty())
        .toList();
  }

  private static List<Value> row(ClusterAnswer<ClusterCapabilities> asked) {
    return switch (asked) {
      case ClusterAnswer.Answered<ClusterCapabilities>(
              AllowedCluster scope,
              ClusterCapabilities facts) ->
          row(scope, facts);
      case ClusterAnswer.Failed<ClusterCapabilities>(AllowedCluster scope, ClusterException why) ->
          row(scope, why);
    };
  }

  private static List<Value> row(AllowedCluster scope, ClusterCapabilities facts) {
    return List.of(
        Value.text(scope.name()),
        Value.flag(true),
        Value.text(facts.serverVersion()),
        Value.flag(facts.standby()),
        Value.text(facts.host()),
        Value.text(role(scope, facts)),
        Value.whole(facts.used()),
        Value.whole(facts.maxConnections()),
        Value.texts(facts.may()),
        Value.none());
  }

  /** Of several hosts the one that answers is told. */
  private static String role(AllowedCluster scope, ClusterCapabilities facts) {
    String role = facts.standby() ? "standby" : "primary";
    return scope.cluster().hasSeveralHosts() ? role + " at " + facts.host() : role;
  }

  private static List<Value> row(AllowedCluster scope, ClusterException why) {
    boolean notAsked = why.kind() == ClusterException.Kind.NOT_ASKED;
    return List.of(
        Value.text(scope.name()),
        notAsked ? Value.none() : Value.flag(PerCluster.isReachable(why)),
        Value.none(),
        Value.none(),
        Value.none(),
        notAsked ? Value.text(why.why()) : Value.none(),
        Value.none(),
        Value.none(),
        Value.none(),
        Value.text(why.why()));
  }
}

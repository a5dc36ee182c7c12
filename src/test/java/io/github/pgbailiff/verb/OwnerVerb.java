package io.github.pgbailiff.verb;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code owner}: whose clusters are, by their label. */
final class OwnerVerb implements Verb {
  private static final Declaration DECLARATION =
      new Declaration(
          "owner",
          List.of("owners"),
          "whose a cluster is",
          Set.of(Effect.READ),
          List.of(Positional.CLUSTERS),
          List.of(),
          List.of("owner prod"));

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    List<List<Value>> rows =
        context.scopes().stream()
            .map(it -> it.cluster().cluster())
            .map(it ->
                List.of(
                    Value.text(it.name()),
                    Value.text(Optional.ofNullable(it.labels().get("owner")))))
            .toList();
    List<Column> columns =
        List.of(
            Column.of("cluster", "CLUSTER", Audience.ALWAYS),
            Column.of("owner", "OWNER", Audience.ALWAYS));
    var section =
        new Section(List.of(), List.of(Body.Table.of("owners", columns, rows)), List.of());
    return new Plan.Answer(
        new Reply.Report(List.of(), "", List.of(section), List.of(), ExitCode.DONE));
  }
}

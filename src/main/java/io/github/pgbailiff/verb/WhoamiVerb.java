package io.github.pgbailiff.verb;

import static io.github.pgbailiff.verb.view.Fields.column;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.GlobList;
import io.github.pgbailiff.access.Grant;
import io.github.pgbailiff.access.Role;
import io.github.pgbailiff.access.RoleHint;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.finding.GrantSentence;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import io.github.pgbailiff.verb.view.Fields;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The verb {@code whoami}: the asker's roles, and what they allow where. */
final class WhoamiVerb implements Verb {
  private static final Declaration DECLARATION =
      new Declaration(
          "whoami",
          List.of(),
          "your roles, and what they allow where",
          Set.of(Effect.READ),
          List.of(),
          List.of(Keys.VIEW),
          List.of("whoami"));

  private static final List<Column> COLUMNS =
      List.of(
          column("role", "ROLE"),
          column("verbs", "MAY"),
          column("clusters", "ON"),
          column("databases", "DATABASES"),
          column("users", "USERS"));

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    Asker asker = context.asker();
    List<Role> roles = context.catalog().authorizer().rolesOf(asker);
    List<Field> facts =
        List.of(
            Field.of(
                "person",
                "",
                Value.text(asker.person().map(Person::name).orElse(asker.actor().name()))),
            Field.of("roles", "roles", Value.texts(roles.stream().map(Role::name).toList())),
            Field.of("identities", "known as", Value.texts(identities(asker))));
    return new Plan.Answer(
        Fields.report(
                facts,
                ExitCode.DONE,
                table("allow", "MAY", roles, Role::allow).forPrograms(),
                table("deny", "MAY NOT", roles, Role::deny).forPrograms())
            .finding(sentences(roles, context)));
  }

  private static List<Finding> sentences(List<Role> roles, Context context) {
    if (roles.isEmpty()) {
      return List.of(
          Finding.of(Mark.NONE, RoleHint.of(context.catalog().authorizer(), context.asker())));
    }
    return Stream.of(true, false)
        .flatMap(allows -> roles.stream().flatMap(role -> sentences(role, allows)))
        .map(it -> Finding.of(Mark.NONE, it))
        .toList();
  }

  private static Stream<String> sentences(Role role, boolean allows) {
    return (allows ? role.allow() : role.deny())
        .stream().map(it -> GrantSentence.of(role, it, allows));
  }

  private static List<String> identities(Asker asker) {
    return asker
        .person()
        .map(person ->
            person.identities().entrySet().stream()
                .map(it -> it.getKey() + ":" + it.getValue())
                .sorted()
                .toList())
        .orElse(List.of(asker.actor().identity()));
  }

  private static Body table(
      String name, String heading, List<Role> roles, Function<Role, List<Grant>> grants) {
    List<Column> columns =
        Stream.concat(
                Stream.of(COLUMNS.getFirst(), column("verbs", heading)),
                COLUMNS.subList(2, COLUMNS.size()).stream())
            .toList();
    return Body.Table.of(
        name,
        columns,
        roles.stream()
            .flatMap(role -> grants.apply(role).stream().map(grant -> row(role, grant)))
            .toList());
  }

  private static List<Value> row(Role role, Grant grant) {
    return List.of(
        Value.text(role.name()),
        Value.texts(grant.verbs()),
        Value.texts(
            grant.clusters().isEmpty()
                ? List.of("*")
                : grant.clusters().stream().map(ClusterPattern::text).toList()),
        Value.texts(globs(grant.databases())),
        Value.texts(globs(grant.users())));
  }

  private static List<String> globs(GlobList list) {
    return list.globs().isEmpty()
        ? List.of("*")
        : list.globs().stream().map(glob -> (list.negated() ? "!" : "") + glob.source()).toList();
  }
}

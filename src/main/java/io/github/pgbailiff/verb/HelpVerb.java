package io.github.pgbailiff.verb;

import static io.github.pgbailiff.verb.view.Fields.column;
import static io.github.pgbailiff.verb.view.Fields.data;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.UsageLine;
import io.github.pgbailiff.command.VerbHelp;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import io.github.pgbailiff.verb.view.Fields;
import java.util.List;
import java.util.Set;

/** The verb {@code help}: what the asker can say. */
final class HelpVerb implements Verb {
  private static final Declaration DECLARATION =
      new Declaration(
          "help",
          List.of(),
          "what you may do here; help VERB tells all about one verb",
          Set.of(Effect.READ),
          List.of(Positional.VERB),
          List.of(),
          List.of("help", "help terminate"));

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    List<Declaration> verbs = context.catalog().verbs();
    return new Plan.Answer(
        command
            .argument()
            .flatMap(name -> verbs.stream().filter(it -> it.name().equals(name)).findFirst())
            .map(HelpVerb::topic)
            .orElseGet(() -> overview(context)));
  }

  private static Reply overview(Context context) {
    List<List<Value>> rows =
        context.catalog().verbs().stream()
            .filter(verb -> mayUse(context, verb))
            .map(HelpVerb::row)
            .toList();
    var table =
        Body.Table.of(
            "verbs",
            List.of(
                data("verb"),
                column("usage", "VERB"),
                column("aliases", "ALSO"),
                column("summary", "WHAT IT DOES")),
            rows);
    return new Reply.Report(
        List.of(),
        "",
        List.of(new Section(List.of(), List.of(table), List.of())),
        List.of("help VERB tells all about one of them"),
        ExitCode.DONE);
  }

  private static boolean mayUse(Context context, Declaration verb) {
    return context
        .catalog()
        .authorizer()
        .allowsSomewhere(context.asker(), verb, context.catalog().clusters());
  }

  private static List<Value> row(Declaration verb) {
    return List.of(
        Value.text(verb.name()),
        Value.text(UsageLine.of(verb).replace(" [key:value ...]", "")),
        Value.texts(verb.aliases()),
        Value.text(verb.summary()));
  }

  private static Reply topic(Declaration verb) {
    VerbHelp help = VerbHelp.of(verb);
    var keys =
        Body.Table.of(
            "keys",
            List.of(column("key", "KEY"), column("help", "")),
            help.keys().stream()
                .map(key -> List.of(Value.text(key.form()), Value.text(key.help())))
                .toList());
    List<Field> fields =
        List.of(
            Field.of("verb", "verb", Value.text(help.name())),
            Field.of("summary", "", Value.text(help.summary())),
            Field.of("usage", "usage", Value.text(help.usage())),
            Field.of("aliases", "also", Value.texts(help.aliases())),
            Field.of("effects", "effect", Value.texts(help.effects())),
            Field.of("examples", "such as", Value.texts(help.examples())));
    return Fields.report(List.of(), ExitCode.DONE, new Body.Details("", fields, List.of(keys)));
  }
}

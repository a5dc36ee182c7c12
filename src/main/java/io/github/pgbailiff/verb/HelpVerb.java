package io.github.pgbailiff.verb;

import static io.github.pgbailiff.verb.view.Fields.column;
import static io.github.pgbailiff.verb.view.Fields.data;

import io.github.pgbailiff.access.RoleHint;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.UsageLine;
import io.github.pgbailiff.command.VerbHelp;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Step;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import io.github.pgbailiff.verb.view.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

  private static final List<Step> FIRST_STEPS =
      List.of(
          Step.look("Sessions", "sessions"),
          Step.look("Locks", "locks"),
          Step.look("Requests", "requests"));

  /** What is about whoever asks stands in the last line. */
  private static final Set<String> ABOUT = Set.of("help", "whoami");

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
    List<Declaration> verbs =
        context.catalog().verbs().stream().filter(verb -> mayUse(context, verb)).toList();
    var table =
        Body.Table.of(
            "verbs",
            List.of(
                data("verb"),
                column("usage", "VERB"),
                column("aliases", "ALSO"),
                column("summary", "WHAT IT DOES")),
            verbs.stream().map(HelpVerb::row).toList());
    List<Body> bodies = List.of(new Body.Details("", lines(verbs), List.of()), table.forPrograms());
    return new Reply.Report(
            List.of(),
            "",
            List.of(new Section(List.of(), bodies, List.of())),
            List.of(),
            ExitCode.DONE)
        .finding(List.of(first(verbs, context)));
  }

  private static Finding first(List<Declaration> verbs, Context context) {
    boolean none = context.asker().roles().isEmpty();
    String words =
        none
            ? RoleHint.of(context.catalog().authorizer(), context.asker())
            : "PostgreSQL sessions: see who holds up whom, and end it, with your rights and on the"
                + " record.";
    return Finding.of(Mark.NONE, words)
        .then(
            FIRST_STEPS.stream()
                .filter(step ->
                    verbs.stream().anyMatch(it -> it.name().equals(step.words().getFirst())))
                .filter(_ -> !none)
                .toList());
  }

  /** Five lines at most; a line of which nothing is allowed is left out. */
  private static List<Field> lines(List<Declaration> verbs) {
    List<Field> lines = new ArrayList<>();
    line(
            "look",
            verbs,
            it -> it.effects().equals(Set.of(Effect.READ)) && !ABOUT.contains(it.name()))
        .ifPresent(lines::add);
    line("act", verbs, Declaration::acts).ifPresent(lines::add);
    line("decide", verbs, it -> it.effects().contains(Effect.DECIDE)).ifPresent(lines::add);
    line("ask why", verbs, it -> it.effects().isEmpty() || it.effects().contains(Effect.AUDIT))
        .ifPresent(lines::add);
    lines.add(
        Field.people(
            "more",
            Value.text("help VERB, such as help terminate; whoami says what you may do where")));
    return lines;
  }

  private static Optional<Field> line(
      String name, List<Declaration> verbs, Predicate<Declaration> which) {
    String names =
        verbs.stream().filter(which).map(Declaration::name).collect(Collectors.joining(" · "));
    return names.isEmpty() ? Optional.empty() : Optional.of(Field.people(name, Value.text(names)));
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

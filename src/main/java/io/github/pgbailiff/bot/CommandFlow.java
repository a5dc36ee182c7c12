package io.github.pgbailiff.bot;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Denied;
import io.github.pgbailiff.access.Freshness;
import io.github.pgbailiff.bot.ClusterChoice.Choice;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.change.SeenSession;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.parse.CanonicalText;
import io.github.pgbailiff.command.parse.CommandParser;
import io.github.pgbailiff.command.parse.ParsedLine;
import io.github.pgbailiff.page.StoredAnswer;
import io.github.pgbailiff.page.ViewOptions;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Services;
import io.github.pgbailiff.verb.plan.Verb;
import io.github.pgbailiff.verb.view.Literals;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** From what somebody typed to its answer. */
final class CommandFlow {
  private final Map<String, Verb> verbs;
  private final CommandParser parser;
  private final ClusterChoice choice;
  private final Services catalog;
  private final CommandAudit journal;
  private final Denials denials;
  private final ChangeFlow acting;
  private final DecisionFlow deciding;
  private final PageTurner paging;

  CommandFlow(
      List<Verb> verbs,
      CommandParser parser,
      ClusterChoice choice,
      Services catalog,
      CommandAudit journal,
      Denials denials,
      ChangeFlow acting,
      DecisionFlow deciding,
      PageTurner paging) {
    this.verbs =
        verbs.stream()
            .collect(Collectors.toMap(it -> it.declaration().name(), Function.identity()));
    this.parser = parser;
    this.choice = choice;
    this.catalog = catalog;
    this.journal = journal;
    this.denials = denials;
    this.acting = acting;
    this.deciding = deciding;
    this.paging = paging;
  }

  Reply run(Invocation invocation) {
    return switch (parse(invocation.input())) {
      case ParsedLine.Misunderstood misunderstood -> {
        journal.misunderstood(invocation, misunderstood);
        yield new Reply.Refusal(
            "usage",
            misunderstood.message(),
            List.of(Field.data("nearest", Value.text(misunderstood.nearest()))),
            ExitCode.USAGE);
      }
      case ParsedLine.Understood(Command command) -> run(invocation, command);
    };
  }

  private ParsedLine parse(Invocation.Input input) {
    return switch (input) {
      case Invocation.Input.Text(String text) -> parser.parse(text);
      case Invocation.Input.Words(List<String> words, var _) -> parser.parseWords(words);
      case Invocation.Input.Chosen _, Invocation.Input.Pressed _ ->
          throw new IllegalArgumentException("a press is no text");
    };
  }

  /** Runs a command that nobody had to parse. */
  Reply run(Invocation invocation, Command typed) {
    Declaration verb = typed.verb();
    boolean matters = verb.acts() || verb.effects().contains(Effect.DECIDE);
    if (matters && invocation.readOnly().isPresent()) {
      return denials.altogether(invocation, invocation.readOnly().get());
    }
    Asker asker =
        catalog
            .authorizer()
            .identify(
                invocation.actor(),
                invocation.attestedRoles(),
                matters ? Freshness.FRESH : Freshness.CACHED);
    if (asker.barred().isPresent()) {
      return denials.altogether(invocation, asker.barred().get());
    }
    return switch (choice.choose(typed, invocation.defaultCluster(), asker)) {
      case Choice.Refused(Denied denied) -> denials.of(invocation, asker, typed, List.of(), denied);
      case Choice.Unclear(String message) -> misunderstood(invocation, typed, message);
      // People are looked up by name for those alone who may use the verb.
      case Choice.Chosen chosen ->
          run(invocation, asker, named(OwnRoles.of(asker, catalog).in(typed), chosen), chosen);
    };
  }

  private Reply misunderstood(Invocation invocation, Command command, String message) {
    journal.misunderstood(invocation, command, "its clusters cannot be told");
    return Refusals.usage(message);
  }

  /** The command with the clusters that it turned out to be about: cards and the record say so. */
  private static Command named(Command command, Choice.Chosen chosen) {
    boolean given = !command.clusters().isEmpty() || !command.verb().takes(Positional.CLUSTERS);
    return given
        ? command
        : new Command(
            command.verb(),
            chosen.names().stream().map(ClusterPattern::new).toList(),
            command.all(),
            command.pids(),
            command.argument(),
            command.confirmation(),
            command.conditions(),
            command.options());
  }

  private Reply run(Invocation invocation, Asker asker, Command command, Choice.Chosen chosen) {
    return switch (plan(invocation, asker, command, chosen)) {
      case Plan.Answer(Reply answer) -> answer(invocation, asker, command, chosen, answer);
      case Plan.Recorded(Supplier<Reply> made) -> {
        journal.asked(invocation, asker, command, chosen.names());
        yield answer(invocation, asker, command, chosen, made.get());
      }
      case Plan.Denied(String why) ->
          denials.of(
              invocation, asker, command, chosen.names(), why, command.verb().name() + ": " + why);
      case Plan.Act act -> {
        unmasked(invocation, asker, command, chosen);
        yield acting.act(invocation, asker, command, chosen.scopes(), act);
      }
      case Plan.Decide(String request, var decision) ->
          deciding.on(
              invocation, asker, request, seen -> deciding.typed(invocation, seen, decision));
    };
  }

  private Reply answer(
      Invocation invocation, Asker asker, Command command, Choice.Chosen chosen, Reply answer) {
    Reply reply = read(invocation, asker, command, chosen, answer);
    var presenting = ViewOptions.of(command, invocation.place().host().isPresent());
    return presenting.present(
        reply, paging.of(asker, report -> snapshot(asker, command, chosen, presenting, report)));
  }

  private Plan plan(Invocation invocation, Asker asker, Command command, Choice.Chosen chosen) {
    Verb verb = Objects.requireNonNull(verbs.get(command.verb().name()));
    try {
      return verb.plan(command, new Context(asker, chosen.scopes(), catalog, seen(invocation)));
    } catch (IllegalArgumentException e) {
      journal.misunderstood(invocation, command, "a value cannot be judged");
      throw e;
    }
  }

  private static List<SeenSession> seen(Invocation invocation) {
    return invocation.input() instanceof Invocation.Input.Words(var _, var seen) ? seen : List.of();
  }

  private Reply read(
      Invocation invocation, Asker asker, Command command, Choice.Chosen chosen, Reply answer) {
    unmasked(invocation, asker, command, chosen);
    if (!command.verb().effects().contains(Effect.READ)) {
      return answer;
    }
    Optional<String> warning = journal.read(invocation, asker, command, chosen.names());
    return answer instanceof Reply.Report report
        ? warning.map(report::noting).orElse(report)
        : answer;
  }

  private StoredAnswer snapshot(
      Asker asker,
      Command command,
      Choice.Chosen chosen,
      ViewOptions presenting,
      Reply.Report report) {
    String verb = command.verb().name();
    return new StoredAnswer(
        verb,
        CanonicalText.of(command),
        chosen.names(),
        paging.rights(asker, verb, chosen.names()),
        presenting.rows().orElseThrow(),
        presenting.presentation(),
        report);
  }

  /** On the record before anything is shown, and not when nothing will be. */
  private void unmasked(Invocation invocation, Asker asker, Command command, Choice.Chosen chosen) {
    List<String> unmasked = Literals.readOn(command, asker, catalog.authorizer(), chosen.scopes());
    if (!unmasked.isEmpty()) {
      journal.readLiterals(invocation, asker, command, unmasked);
    }
  }
}

package io.github.pgbailiff.executor;

import io.github.pgbailiff.authorization.Asker;
import io.github.pgbailiff.authorization.Denied;
import io.github.pgbailiff.authorization.Freshness;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.CommandParser;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Parsed;
import io.github.pgbailiff.command.SeenSession;
import io.github.pgbailiff.executor.ClusterChoice.Choice;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.Catalog;
import io.github.pgbailiff.verb.Context;
import io.github.pgbailiff.verb.Plan;
import io.github.pgbailiff.verb.Verb;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** From what somebody typed to its answer. */
final class Commands {
  private final Map<String, Verb> verbs;
  private final CommandParser parser;
  private final ClusterChoice choice;
  private final Catalog catalog;
  private final Journal journal;
  private final Denials denials;
  private final Acting acting;
  private final Deciding deciding;
  private final Paging paging;

  Commands(
      List<Verb> verbs,
      CommandParser parser,
      ClusterChoice choice,
      Catalog catalog,
      Journal journal,
      Denials denials,
      Acting acting,
      Deciding deciding,
      Paging paging) {
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
      case Parsed.Misunderstood misunderstood -> {
        journal.misunderstood(invocation, misunderstood);
        yield new Reply.Refusal(
            "usage",
            misunderstood.message(),
            List.of(Field.data("nearest", Value.text(misunderstood.nearest()))),
            ExitCode.USAGE);
      }
      case Parsed.Understood(Command command) -> run(invocation, command);
    };
  }

  private Parsed parse(Invocation.Input input) {
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
    var presenting = Presenting.of(command, invocation);
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

  private Snapshot snapshot(
      Asker asker,
      Command command,
      Choice.Chosen chosen,
      Presenting presenting,
      Reply.Report report) {
    String verb = command.verb().name();
    return new Snapshot(
        verb,
        command.canonical(),
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

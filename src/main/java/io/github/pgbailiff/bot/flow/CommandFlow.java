package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Denied;
import io.github.pgbailiff.access.Freshness;
import io.github.pgbailiff.bot.flow.ClusterChoice.Choice;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.change.SeenSession;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.command.parse.CommandParser;
import io.github.pgbailiff.command.parse.ParsedLine;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Services;
import io.github.pgbailiff.verb.plan.Verb;
import io.github.pgbailiff.verb.view.Literals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The way from what somebody typed to its answer. */
public final class CommandFlow {
  private final Map<String, Verb> verbs;
  private final CommandParser parser;
  private final ClusterChoice choice;
  private final Services catalog;
  private final CommandAudit journal;
  private final Denials denials;
  private final ChangeFlow acting;
  private final DecisionFlow deciding;
  private final PageTurner paging;
  private final AlertFlow alerts;

  public CommandFlow(
      List<Verb> verbs,
      CommandParser parser,
      ClusterChoice choice,
      Services catalog,
      CommandAudit journal,
      Denials denials,
      ChangeFlow acting,
      DecisionFlow deciding,
      PageTurner paging,
      AlertFlow alerts) {
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
    this.alerts = alerts;
  }

  public Reply run(Invocation invocation) {
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
  public Reply run(Invocation invocation, Command typed) {
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
      case Choice.Refused(Denied denied) ->
          denials.of(new Asked(invocation, asker, typed, List.of()), denied);
      case Choice.Unclear(String message) -> unclear(invocation, typed, message);
      // People are looked up by name for those alone who may use the verb.
      case Choice.Chosen(List<AllowedCluster> clusters) ->
          run(
              new Asked(
                  invocation,
                  asker,
                  named(PersonRoles.of(asker, catalog).in(typed), clusters),
                  clusters));
    };
  }

  private Reply unclear(Invocation invocation, Command command, String message) {
    journal.misunderstood(invocation, command, "its clusters cannot be told");
    return Refusals.usage(message);
  }

  /** The command with the clusters that it turned out to be about: cards and the record say so. */
  private static Command named(Command command, List<AllowedCluster> clusters) {
    boolean open = command.clusters().isEmpty() && command.argument().isEmpty();
    return open && command.verb().takes(Positional.CLUSTERS)
        ? command.withClusters(
            clusters.stream().map(AllowedCluster::name).map(ClusterPattern::new).toList())
        : command;
  }

  private Reply run(Asked asked) {
    return switch (plan(asked)) {
      case Plan.Answer(Reply answer) -> answer(asked, answer, false);
      case Plan.Audited(boolean isPage, Supplier<Reply> made) -> {
        journal.asked(asked);
        yield answer(asked, made.get(), isPage);
      }
      case Plan.Refused(String why) -> denials.of(asked, why, asked.verb() + ": " + why);
      case Plan.Proposal act -> {
        recordUnmasked(asked);
        yield acting.act(asked, act);
      }
      case Plan.Instead(Command other) -> run(asked.invocation(), other);
      case Plan.Snooze(String alert, Duration time) ->
          alerts.snooze(asked.invocation(), asked.by(), alert, time);
      case Plan.Decide(String request, var decision) ->
          deciding.on(asked.by(), request, seen -> deciding.typed(seen, decision));
    };
  }

  private Plan plan(Asked asked) {
    Verb verb = Objects.requireNonNull(verbs.get(asked.verb()));
    try {
      return verb.plan(
          asked.command(),
          new Context(asked.asker(), asked.clusters(), catalog, seen(asked.invocation())));
    } catch (UserMistake e) {
      journal.misunderstood(asked.invocation(), asked.command(), "a value cannot be judged");
      throw e;
    }
  }

  private static List<SeenSession> seen(Invocation invocation) {
    return invocation.input() instanceof Invocation.Input.Words(var _, var seen) ? seen : List.of();
  }

  private Reply answer(Asked asked, Reply answer, boolean isPage) {
    recordUnmasked(asked);
    boolean reads = asked.command().verb().effects().contains(Effect.READ);
    Optional<String> warning = reads ? journal.read(asked) : Optional.empty();
    return paging.present(
        asked,
        answer instanceof Reply.Report report && warning.isPresent()
            ? report.noting(warning.get())
            : answer,
        isPage);
  }

  /** On the record before anything is shown, and not when nothing will be. */
  private void recordUnmasked(Asked asked) {
    List<String> unmasked =
        Literals.readOn(asked.command(), asked.asker(), catalog.authorizer(), asked.clusters());
    if (!unmasked.isEmpty()) {
      journal.readLiterals(asked.about(unmasked));
    }
  }
}

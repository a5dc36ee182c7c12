package io.github.pgbailiff.bot;

import io.github.pgbailiff.audit.AuditSearch;
import io.github.pgbailiff.bot.flow.AlertFlow;
import io.github.pgbailiff.bot.flow.ChangeFlow;
import io.github.pgbailiff.bot.flow.ClusterChoice;
import io.github.pgbailiff.bot.flow.CommandAudit;
import io.github.pgbailiff.bot.flow.CommandFlow;
import io.github.pgbailiff.bot.flow.DecisionFlow;
import io.github.pgbailiff.bot.flow.Denials;
import io.github.pgbailiff.bot.flow.NewRequest;
import io.github.pgbailiff.bot.flow.PageTurner;
import io.github.pgbailiff.bot.flow.RequestProgress;
import io.github.pgbailiff.card.BlockSqlPreview;
import io.github.pgbailiff.command.parse.CommandParser;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.page.StoredAnswers;
import io.github.pgbailiff.request.gate.Approvers;
import io.github.pgbailiff.store.StoreException;
import io.github.pgbailiff.verb.plan.Hints;
import io.github.pgbailiff.verb.plan.Services;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The flows of what people type, press and choose, put together. */
final class Flows {
  private static final Logger LOG = LoggerFactory.getLogger(Flows.class);

  final CommandAudit journal;
  final Denials denials;
  final CommandFlow commands;
  final ButtonFlow presses;
  final MenuChoice menus;

  private final BotParts parts;
  private final CommandParser parser;
  private final Approvers approvers;
  private final RequestProgress answers;
  private final DecisionFlow deciding;
  private final PageTurner paging;

  /**
   * @param handler of what the button of an alert comes to
   */
  Flows(BotParts parts, Handler handler) {
    OpenStore records = parts.records();
    this.parts = parts;
    this.parser = parts.parser();
    this.journal = new CommandAudit(records, parts.settings().recordsReads());
    this.denials = new Denials(journal, parts.authorizer());
    this.approvers = new Approvers(parts.authorizer(), parts.rights());
    this.answers = progress();
    this.deciding = deciding();
    Services services = services();
    this.paging = paging(services);
    AlertFlow alerts = alerts(handler);
    this.commands = commands(services, alerts);
    this.presses = presses(alerts);
    this.menus = new MenuChoice(parts.authorizer(), paging, journal, commands);
  }

  private Services services() {
    OpenStore records = parts.records();
    return new Services(
        parts.declarations(),
        parts.clusters().all(),
        parts.authorizer(),
        parts.rights(),
        records::requests,
        records::blocks,
        () -> new AuditSearch(records.store()),
        records::alerts,
        parts.watch()::offer,
        hints(),
        parts.memory().hours(),
        records.clock());
  }

  /** A process that ends with its answer does not open the store for the sake of a hint. */
  private Hints hints() {
    OpenStore records = parts.records();
    return new Hints(
        () -> endsWithAnswer() ? List.of() : orNone(() -> records.blocks().open()),
        pids ->
            orNone(() -> records.requests().carriedOut(Hints.WITHIN, pids, _ -> true).requests()));
  }

  private static <T> List<T> orNone(Supplier<List<T>> looked) {
    try {
      return looked.get();
    } catch (StoreException e) {
      LOG.debug("an answer goes without what the store knows", e);
      return List.of();
    }
  }

  private boolean endsWithAnswer() {
    return parts.settings().endsWithAnswer();
  }

  private RequestProgress progress() {
    return new RequestProgress(
        parts.records(),
        parts.rules(),
        approvers,
        parts.work().handover(),
        new BlockSqlPreview(parts.clusters()));
  }

  private DecisionFlow deciding() {
    OpenStore records = parts.records();
    return new DecisionFlow(
        records,
        parts.rights(),
        denials,
        answers,
        parts.authorizer(),
        () -> parts.settings().noDecisions().apply(records.serving()));
  }

  private PageTurner paging(Services services) {
    return new PageTurner(
        parts.authorizer(),
        services,
        new StoredAnswers(parts.records(), UUID::randomUUID),
        denials,
        endsWithAnswer());
  }

  private AlertFlow alerts(Handler handler) {
    OpenStore records = parts.records();
    return new AlertFlow(
        parts.authorizer(),
        parts.declarations(),
        parts.clusters().all(),
        records::alerts,
        parts.watch()::offer,
        handler::handle,
        journal,
        denials,
        records.clock()::instant);
  }

  private CommandFlow commands(Services services, AlertFlow alerts) {
    return new CommandFlow(
        parts.verbs(),
        parser,
        new ClusterChoice(parts.clusters(), parts.authorizer()),
        services,
        journal,
        denials,
        changes(),
        deciding,
        paging,
        alerts);
  }

  private ChangeFlow changes() {
    var newRequest =
        new NewRequest(
            parts.records(),
            parts.rules(),
            parts.rights(),
            approvers,
            denials,
            deciding,
            answers,
            !endsWithAnswer());
    return new ChangeFlow(
        parts.records(),
        journal,
        denials,
        newRequest,
        parts.work().recovery(),
        parts.settings(),
        paging);
  }

  private ButtonFlow presses(AlertFlow alerts) {
    OpenStore records = parts.records();
    return new ButtonFlow(
        parts.authorizer(),
        denials,
        deciding,
        answers,
        paging,
        new BlockPress(parts.declarations(), commands, records),
        new AskAgain(parser, commands),
        new BehindPress(commands, records.clock()),
        new RequestDetails(commands, records),
        alerts,
        new StepPress(paging, commands::run));
  }
}

package io.github.pgbailiff.bot;

import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.parse.CommandParser;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.execution.ProcessSettings;
import io.github.pgbailiff.execution.ProcessWork;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.request.gate.RequestRights;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.verb.plan.Verb;
import java.util.List;

/**
 * The parts of the program that answers are made with.
 *
 * @param labels the names of all labels, so that a mistyped key is not taken for one
 * @param watch which acts its alerts offer
 * @param memory of this process, which goes on with it
 */
public record BotParts(
    List<Verb> verbs,
    List<String> labels,
    Clusters clusters,
    Authorizer authorizer,
    Rules rules,
    OpenStore records,
    WatchSettings watch,
    ProcessSettings settings,
    ProcessMemory memory,
    ProcessWork work) {
  public BotParts {
    verbs = List.copyOf(verbs);
    labels = List.copyOf(labels);
  }

  List<Declaration> declarations() {
    return verbs.stream().map(Verb::declaration).toList();
  }

  CommandParser parser() {
    return new CommandParser(declarations(), labels);
  }

  RequestRights rights() {
    return new RequestRights(authorizer, rules);
  }
}

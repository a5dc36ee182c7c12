package io.github.pgbailiff.bot;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.bot.flow.CommandAudit;
import io.github.pgbailiff.bot.flow.CommandFlow;
import io.github.pgbailiff.bot.flow.PageTurner;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.invocation.Invocation.Input;
import io.github.pgbailiff.page.RowHandles;
import io.github.pgbailiff.page.StoredAnswer;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value.Listed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A choice from a list's menu: it becomes the command that could have been typed, and is authorized
 * and confirmed as that, for the sessions and transactions that were seen.
 */
final class MenuChoice {
  private static final Pattern HANDLE = Pattern.compile("([A-Za-z0-9-]{1,64})\\.([0-9]{1,6})");

  private final Authorizer authorizer;
  private final PageTurner paging;
  private final CommandAudit journal;
  private final CommandFlow commands;

  MenuChoice(Authorizer authorizer, PageTurner paging, CommandAudit journal, CommandFlow commands) {
    this.authorizer = authorizer;
    this.paging = paging;
    this.journal = journal;
    this.commands = commands;
  }

  Reply run(Invocation invocation, Input.Chosen chosen) {
    Optional<String> verb = chosen.action().verb().filter(_ -> chosen.action().selects());
    if (verb.isEmpty() || chosen.handles().isEmpty()) {
      return useless(invocation, "menu: nothing is chosen; choose sessions in the menu first");
    }
    // Whose list it is needs no roles: the command looks them up afresh.
    var asker = new Asker(invocation.actor(), authorizer.personOf(invocation.actor()), Set.of());
    Optional<String> id = id(chosen.handles());
    Optional<StoredAnswer> list = id.flatMap(it -> paging.find(asker, it));
    List<Listed> rows = list.map(it -> rows(it, chosen.handles())).orElse(List.of());
    if (rows.isEmpty()) {
      return paging.unkept(
          new Speaker(asker, invocation.place()), id.orElse(""), invocation.defaultCluster());
    }
    List<String> clusters = rows.stream().map(Listed::cluster).distinct().toList();
    return clusters.size() == 1
        ? commands.run(invocation.with(words(verb.get(), clusters.getFirst(), rows)))
        : useless(invocation, "menu: choose sessions of one cluster at a time");
  }

  private Reply useless(Invocation invocation, String why) {
    journal.misunderstood(invocation.actor(), invocation.place(), "", why);
    return Refusals.usage(why);
  }

  /** Of the one list that all are of. */
  private static Optional<String> id(List<String> handles) {
    List<Optional<String>> ids =
        handles.stream()
            .map(HANDLE::matcher)
            .map(it -> it.matches() ? Optional.of(it.group(1)) : Optional.<String>empty())
            .distinct()
            .toList();
    return ids.size() == 1 ? ids.getFirst() : Optional.empty();
  }

  /** All of them, or none where one is no row that was offered. */
  private static List<Listed> rows(StoredAnswer list, List<String> handles) {
    List<Optional<Listed>> rows =
        handles.stream().distinct().map(it -> RowHandles.row(list.report(), number(it))).toList();
    return rows.stream().allMatch(Optional::isPresent)
        ? rows.stream().flatMap(Optional::stream).toList()
        : List.of();
  }

  private static int number(String handle) {
    Matcher matcher = HANDLE.matcher(handle);
    return matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
  }

  private static Input.Words words(String verb, String cluster, List<Listed> rows) {
    Stream<String> pids = rows.stream().map(row -> String.valueOf(row.session().id().pid()));
    return new Input.Words(
        Stream.concat(Stream.of(verb, cluster), pids).toList(),
        rows.stream().map(Listed::session).toList());
  }
}

package io.github.pgbailiff.verb;

import io.github.pgbailiff.audit.AuditSearch;
import io.github.pgbailiff.audit.Entry;
import io.github.pgbailiff.audit.EventFilter;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Id;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.Options;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.verb.finding.RecordSentences;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.PersonNames;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import io.github.pgbailiff.verb.view.EventRow;
import io.github.pgbailiff.verb.view.Fields;
import io.github.pgbailiff.verb.view.RecordView;
import io.github.pgbailiff.verb.view.SearchedNames;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The verb {@code audit}: what the record says, the newest first. */
final class AuditVerb implements Verb {
  static final String NAME = "audit";

  /** What anybody would page through in a chat. */
  private static final int MOST_IN_CHAT = 1_000;

  private final Declaration declaration;
  private final InstantSource clock;

  /**
   * @param verbs the names of all verbs
   */
  AuditVerb(List<String> verbs, InstantSource clock) {
    this.clock = clock;
    this.declaration =
        new Declaration(
            NAME,
            List.of(),
            "the record: who did what, the newest first",
            Set.of(Effect.AUDIT),
            List.of(),
            Keys.audit(verbs),
            List.of(
                "audit pid:71322 cluster:prod-eu",
                "audit by:ann verb:terminate since:2h",
                "audit request:R-1042"));
  }

  @Override
  public Declaration declaration() {
    return declaration;
  }

  @Override
  public Plan plan(Command command, Context context) {
    Options options = command.options();
    return forbidden(options.text(Keys.CLUSTER.name()), context)
        .orElseGet(() ->
            new Plan.Audited(
                !isChat(context), () -> events(filter(options, context), command, context)));
  }

  /** One chain holds the events of all clusters: whoever may see some has to say which. */
  private static Optional<Plan> forbidden(Optional<String> named, Context context) {
    List<String> permitted = RecordView.of(context).clusters();
    List<String> all = context.catalog().clusters().stream().map(Cluster::name).toList();
    if (permitted.containsAll(all) || named.filter(permitted::contains).isPresent()) {
      return Optional.empty();
    }
    String message =
        "you may look at %s; say cluster: and one of them".formatted(String.join(", ", permitted));
    if (named.isEmpty()) {
      throw new UserMistake("audit: " + message);
    }
    return Optional.of(new Plan.Refused(message));
  }

  private EventFilter filter(Options options, Context context) {
    return new EventFilter(
        options.text(Keys.BY.name()).map(by -> PersonNames.of(by, context)).orElse(Set.of()),
        options.text("verb"),
        options.text(Keys.CLUSTER.name()),
        options.duration(Keys.SINCE.name()).map(clock.instant()::minus),
        options.text(Keys.REQUEST.name()).map(AuditVerb::request),
        options.number(Keys.ONE_PID.name()));
  }

  private static String request(String text) {
    OptionalLong number = Id.REQUEST.numberOf(text);
    if (number.isEmpty()) {
      throw new UserMistake(
          "request: %s is not the id of a request, such as R-1042"
              .formatted(UserMistake.quote(text)));
    }
    return Id.REQUEST.of(number.getAsLong());
  }

  private Reply events(EventFilter filter, Command command, Context context) {
    RecordView sight = RecordView.of(context);
    boolean chat = isChat(context);
    int most = chat ? MOST_IN_CHAT : AuditSearch.MOST;
    AuditSearch.Page found =
        context.catalog().audit().get().find(filter, 1, wanted(command, most), sight::view);
    // A chat keeps all of it, to turn its pages.
    List<Entry> told = chat ? found.entries() : page(found.entries(), command);
    List<String> notes = new ArrayList<>();
    if (found.entries().isEmpty()) {
      new SearchedNames(command.options(), context).requireKnown(it -> isOnRecord(it, context));
      notes.add("no events");
    }
    if (found.more()) {
      notes.add(reach(found.entries()));
    }
    if (!sight.isWhole()) {
      notes.add("only what your rights extend to is told; what else an event concerns is left out");
    }
    var section =
        new Section(List.of(), bodies(told, found.entries().size(), command, chat), notes);
    return new Reply.Report(List.of(), "", List.of(section), List.of(), ExitCode.DONE)
        .finding(RecordSentences.of(told, clock.instant()));
  }

  private static boolean isOnRecord(EventFilter filter, Context context) {
    AuditSearch search = context.catalog().audit().get();
    return !search.find(filter, 1, 1, RecordView.of(context)::view).entries().isEmpty();
  }

  /** How far back it was looked: what is counted is not all that there is. */
  private static String reach(List<Entry> newest) {
    Entry last = newest.getLast();
    return "these are the newest %d, back to event %d of %.10s; older ones: narrow it down by a key, or export-audit"
        .formatted(newest.size(), last.seq(), last.at());
  }

  private static boolean isChat(Context context) {
    return !context.asker().actor().platform().equals(Place.TERMINAL);
  }

  /** How many events are looked for: enough for the page that is wanted. */
  private static int wanted(Command command, int most) {
    long rows = command.options().number(Keys.LIMIT.name()).orElse(most);
    int page = command.options().number(Keys.PAGE.name()).orElse(1);
    return (int) Math.min(AuditSearch.MOST, Math.max(most, page * rows));
  }

  private static List<Entry> page(List<Entry> entries, Command command) {
    int rows = command.options().number(Keys.LIMIT.name()).orElse(AuditSearch.MOST);
    int page = command.options().number(Keys.PAGE.name()).orElse(1);
    UserMistake.unlessPage(page, Math.ceilDiv(entries.size(), rows));
    return entries.stream().skip((page - 1L) * rows).limit(rows).toList();
  }

  /** Pages that a chat keeps hold what people read. In JSON the first of a name counts. */
  private static List<Body> bodies(List<Entry> told, int found, Command command, boolean chat) {
    var table =
        new Body.Table(
            "events",
            EventRow.COLUMNS,
            told.stream().map(it -> new EventRow(it).values()).toList(),
            found);
    Body rows = Fields.rows(table, command);
    return chat
        ? List.of(rows)
        : List.of(new Body.Documents("events", told.stream().map(Entry::body).toList()), rows);
  }
}

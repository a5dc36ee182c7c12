package io.github.pgbailiff.execution;

import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.GlobList;
import io.github.pgbailiff.access.Grant;
import io.github.pgbailiff.access.Role;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.bot.Bot;
import io.github.pgbailiff.bot.BotParts;
import io.github.pgbailiff.bot.ProcessMemory;
import io.github.pgbailiff.chat.terminal.text.JsonRenderer;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.delivery.AnnouncementDelivery;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.outbox.Announcement;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.ConnectionSource;
import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.postgres.connection.PlainConnections;
import io.github.pgbailiff.postgres.connection.PooledConnections;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.request.gate.Recipients;
import io.github.pgbailiff.request.gate.RequestRights;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.verb.AllVerbs;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One process with the cluster {@code prod} for people who type and press in a chat.
 *
 * @param own the connections that end with it
 */
public record WikiProcess(
    OpenStore records,
    ProcessWork work,
    Bot bot,
    RequestRights rights,
    Optional<ConnectionSource> own)
    implements AutoCloseable {
  static final String BLOG_ONLY = "carl";
  static final String STAGING_ONLY = "dora";

  private static final Condition DUMPS =
      new Condition.OneOf("app", false, List.of(new Glob("pg_dump*")));
  private static final Place CHANNEL = Place.of("slack", "C0OPS");
  private static final Recipients AUDIENCE =
      new Recipients(Set.of("slack"), List.of(CHANNEL), List.of());

  /** The process on a store, as which role on which cluster. */
  public static WikiProcess on(
      Supplier<Store> store,
      InstantSource clock,
      String url,
      String login,
      boolean serves,
      Pause pause) {
    return on(store, clock, List.of(entry("prod", url, login, List.of(DUMPS))), serves, pause);
  }

  /** An entry of the configuration. */
  static ClusterSettings entry(String name, String url, String login, List<Condition> protect) {
    return new ClusterSettings(
        new Cluster(name, Map.of()),
        url,
        Optional.of(login),
        Optional.empty(),
        protect.isEmpty() ? List.of() : List.of(protect));
  }

  /** The same with several entries. */
  static WikiProcess on(
      Supplier<Store> store,
      InstantSource clock,
      List<ClusterSettings> entries,
      boolean serves,
      Pause pause) {
    var connections = new PooledConnections(entries);
    return on(
        store,
        clock,
        new Clusters(entries, connections, Optional.empty(), pause),
        serves,
        Optional.of(connections));
  }

  /** The same with a connection for each question, and none in between. */
  static WikiProcess unpooled(
      Supplier<Store> store, InstantSource clock, String url, String login) {
    List<ClusterSettings> entries = List.of(entry("prod", url, login, List.of(DUMPS)));
    return on(store, clock, new Clusters(entries, new PlainConnections()), true);
  }

  /** The same with clusters that are there already. */
  static WikiProcess on(
      Supplier<Store> store, InstantSource clock, Clusters clusters, boolean serves) {
    return on(store, clock, clusters, serves, Optional.empty());
  }

  private static WikiProcess on(
      Supplier<Store> store,
      InstantSource clock,
      Clusters clusters,
      boolean serves,
      Optional<ConnectionSource> own) {
    var rules = new Rules(List.of(), List.of(), AllVerbs.declarations(), clusters.all());
    var authorizer = new Authorizer(roles(), people(), Map.of("slack", (_, _) -> Set.of()));
    var records = new OpenStore(store, clock, rules, AUDIENCE, _ -> {});
    var settings = ProcessSettings.of("host", serves, false);
    var memory = ProcessMemory.fresh();
    var work = ProcessWork.of(clusters, authorizer, rules, records, settings, memory.lifts());
    var bot =
        new Bot(
            new BotParts(
                AllVerbs.list(),
                List.of(),
                clusters,
                authorizer,
                rules,
                records,
                WatchSettings.none(),
                settings,
                memory,
                work));
    return new WikiProcess(records, work, bot, new RequestRights(authorizer, rules), own);
  }

  /**
   * Ann may block and terminate, bob everything, carl block one role in one database; dora may
   * block on staging and on again.
   */
  private static List<Role> roles() {
    return List.of(
        role("oncall", "ann", Grant.of("read", "terminate", "block")),
        role("dba", "bob", Grant.of("*")),
        role(
            "blogger",
            BLOG_ONLY,
            new Grant(
                List.of("read", "block"),
                List.of(),
                GlobList.of(new Glob("wiki")),
                GlobList.of(new Glob("blog")))),
        role(
            "tester",
            STAGING_ONLY,
            new Grant(
                List.of("read", "block", "terminate"),
                List.of(new ClusterPattern("staging"), new ClusterPattern("again")),
                GlobList.ALL,
                GlobList.ALL)));
  }

  private static Role role(String name, String person, Grant grant) {
    return new Role(
        name, new Role.Members(Map.of(), List.of(person), false), List.of(grant), List.of());
  }

  private static List<Person> people() {
    return List.of("ann", "bob", BLOG_ONLY, STAGING_ONLY).stream()
        .map(name -> new Person(name, Map.of("slack", "U0" + name), List.of()))
        .toList();
  }

  public Reply types(String person, String line) {
    return bot.handle(invocation(person, new Invocation.Input.Text(line)));
  }

  public Reply presses(String person, Press press) {
    return bot.handle(invocation(person, new Invocation.Input.Pressed(press, Map.of())));
  }

  /** Types a command, and confirms it; the card of what became of it. */
  Reply does(String person, String line) {
    return confirms(person, types(person, line));
  }

  Reply confirms(String person, Reply reply) {
    if (!(reply instanceof Reply.Card card)) {
      throw new AssertionError("nothing to confirm: " + json(reply));
    }
    Press confirm =
        card.buttons().stream()
            .map(it -> it.press())
            .filter(it -> it.action() == Press.Action.CONFIRM)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no button to confirm with: " + json(reply)));
    Reply answer = presses(person, confirm);
    return answer instanceof Reply.Refusal ? answer : card(person, confirm.id());
  }

  /** The whole card of a request, for whoever may see it. */
  Reply card(String person, String request) {
    return bot.card(invocation(person, new Invocation.Input.Text("")), request);
  }

  private static Invocation invocation(String person, Invocation.Input input) {
    var actor = new Actor("slack", "U0" + person, person);
    return new Invocation(actor, CHANNEL, Optional.empty(), Optional.empty(), input);
  }

  static String json(Reply reply) {
    return new JsonRenderer().render(reply).strip();
  }

  /** What is about to be said in the channel that nobody waits for. */
  List<String> notices() {
    return records.announcements().claim("slack", 50).stream()
        .flatMap(it -> {
          records.announcements().shown(it, Long.MAX_VALUE, "1");
          return it.subject() instanceof Announcement.Notice(String text)
              ? Stream.of(text)
              : Stream.<String>empty();
        })
        .toList();
  }

  /** The cards that appear or are edited in the channel now, in the order of their requests. */
  List<Reply.Card> cards() {
    List<Reply.Card> cards = new ArrayList<>();
    new AnnouncementDelivery(
            records,
            new Announcer() {
              @Override
              public String platform() {
                return "slack";
              }

              @Override
              public String deliver(Place place, Reply reply, Optional<String> message) {
                if (reply instanceof Reply.Card card) {
                  cards.add(card);
                }
                return "1";
              }
            })
        .deliverDue();
    return cards;
  }

  @Override
  public void close() {
    records.close();
    own.ifPresent(ConnectionSource::close);
  }
}

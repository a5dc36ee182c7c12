package io.github.pgbailiff.chat;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.config.ConfigurationReader;
import io.github.pgbailiff.delivery.AnnouncementDelivery;
import io.github.pgbailiff.execution.ProcessSettings;
import io.github.pgbailiff.postgres.connection.PooledConnections;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.serve.AnchorPublisher;
import io.github.pgbailiff.serve.Program;
import io.github.pgbailiff.serve.ServeProcess;
import io.github.pgbailiff.serve.TimedWork;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.verb.AllVerbs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The whole program as a long-running process has it, connected to chats. It can stop and start
 * again on the same store. The chats stay their maker's.
 *
 * <p>Ann and dan are on call, bob and cat are DBAs, dan may break glass; eve is nobody, and the
 * only one whom {@code people} does not name.
 */
public final class Product implements AutoCloseable {
  private static final List<PlatformType<?>> PLATFORMS = TestPlatforms.ALL;
  private static final List<String> MAPPED = List.of("ann", "bob", "cat", "dan");
  private static final Map<String, String> MAY =
      Map.of("oncall", "[read, cancel, terminate]", "dba", "[\"*\"]", "lead", "[read]");

  private final Path file;
  private final Map<String, String> environment;
  private final StoreSettings store;
  private final List<Chat> chats;
  private final List<String> record = new CopyOnWriteArrayList<>();
  private final Map<String, Set<String>> roles = new TreeMap<>();
  private final Map<String, String> denied = new HashMap<>();
  private Optional<Running> running = Optional.empty();

  private record Running(Program program, TimedWork timed) {}

  /**
   * Starts it.
   *
   * @param folder for its configuration file
   * @param environment {@code URL LOGIN PASSWORD} of the clusters
   */
  public Product(
      Path folder, Map<String, String> environment, StoreSettings store, List<Chat> chats) {
    this.file = folder.resolve("pgbailiff.yaml");
    this.environment = new HashMap<>(environment);
    this.store = store;
    this.chats = List.copyOf(chats);
    roles.put("oncall", new TreeSet<>(Set.of("ann", "dan")));
    roles.put("dba", new TreeSet<>(Set.of("bob", "cat")));
    roles.put("lead", new TreeSet<>(Set.of("dan")));
    start();
    chats.forEach(chat -> chat.members(roles));
  }

  /** The program as a chat sees it. */
  public static PlatformServices services(Program program, String platform) {
    InstantSource clock = InstantSource.system();
    return new PlatformServices(
        () -> program.configuration().groups(platform),
        channel -> program.defaultCluster(platform, channel),
        AllVerbs.declarations(),
        program.bot(),
        new Deliveries(program.records().store(), clock),
        program.records().leases(),
        clock);
  }

  /** What the section of a chat says. */
  public static <S extends PlatformSettings> S settings(Program program, Class<S> type) {
    return program.configuration().platforms().stream()
        .flatMap(it -> it.settings().stream())
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private void start() {
    Configuration configuration = configuration();
    var settings = ProcessSettings.of("contract", true, false);
    var kind =
        new Program.Kind(
            settings,
            chats.stream().anyMatch(chat -> chat.platform().equals("terminal")),
            chats.stream()
                .filter(chat -> chat.memberships().isPresent())
                .collect(toMap(Chat::platform, chat -> chat.memberships().orElseThrow())),
            line -> record.add(line.json()));
    var program = Program.of(configuration, new PooledConnections(configuration.clusters()), kind);
    chats.forEach(chat -> chat.connect(program));
    List<AnnouncementDelivery> announcing =
        chats.stream()
            .map(chat ->
                new AnnouncementDelivery(
                    program.records(), chat.announcer(), configuration.watch()))
            .toList();
    running =
        Optional.of(
            new Running(
                program,
                new TimedWork(
                    program.records(),
                    program.work(),
                    settings,
                    announcing,
                    List.of(
                        program.watch(),
                        new AnchorPublisher(program::records, Duration.ofDays(1))))));
  }

  /** Ends it, as a stop by the operating system does. */
  public void stop() {
    running.ifPresent(it -> {
      it.timed().close();
      chats.forEach(Chat::disconnect);
      it.program().close();
    });
    running = Optional.empty();
  }

  /** Ends it and starts it again on the same store. */
  public void restart() {
    stop();
    start();
  }

  /** Another process of {@code serve} on its configuration and store. */
  ServeProcess replica() {
    return new ServeProcess(file, environment);
  }

  /** Restarts it with another value for a variable of its configuration. */
  void restart(String variable, String value) {
    environment.put(variable, value);
    restart();
  }

  /** Somebody gets a role, at once. */
  public void gives(String role, String person) {
    Objects.requireNonNull(roles.get(role)).add(person);
    tell();
  }

  /** Somebody loses a role, at once. */
  public void takes(String role, String person) {
    Objects.requireNonNull(roles.get(role)).remove(person);
    tell();
  }

  /** Somebody leaves for good, at once, and stays in the groups that nobody thought of. */
  void leaves(String person) {
    chats.forEach(chat -> chat.leaves(person));
    if (!grouped()) {
      roles.values().forEach(people -> people.remove(person));
      restart();
    }
  }

  /** A role denies something, at once. */
  void denies(String role, String grant) {
    denied.put(role, ", deny: [" + grant + "]");
    restart();
  }

  private void tell() {
    chats.forEach(chat -> chat.members(roles));
    if (!grouped()) {
      restart();
    }
  }

  /** Whether groups say who has a role; else the configuration lists the people. */
  private boolean grouped() {
    return chats.stream().allMatch(chat -> chat.memberships().isPresent());
  }

  /** How many events of that type were recorded. */
  public long recorded(String type) {
    return record.stream().filter(line -> line.contains("\"type\":\"" + type + "\"")).count();
  }

  /** Whether the record holds the text, in whatever event. */
  boolean tells(String text) {
    return record.stream().anyMatch(line -> line.contains(text));
  }

  /** The requests that are over, in their order; none while it is stopped. */
  List<String> over() {
    return running.stream()
        .flatMap(it -> requests(it.program()))
        .filter(it -> it.state().isTerminal())
        .map(Request::id)
        .toList();
  }

  private static Stream<Request> requests(Program program) {
    return IntStream.iterate(1, n -> n + 1)
        .mapToObj(n -> program.records().requests().find("R-" + n))
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream);
  }

  private Configuration configuration() {
    try {
      String sections = chats.stream().map(Chat::section).collect(joining());
      Files.writeString(file, store() + rules() + people() + roles() + sections);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Configuration read =
        new ConfigurationReader(
                AllVerbs.declarations(),
                PLATFORMS,
                name -> Optional.ofNullable(environment.get(name)))
            .read(file);
    return chats.stream().map(Chat::platform).anyMatch(Place.TERMINAL::equals)
        ? toldInTheTerminal(read)
        : read;
  }

  /** No file can say so: alerts appear in the terminal of the demo, which has none. */
  private static Configuration toldInTheTerminal(Configuration read) {
    var watch = read.watch();
    return new Configuration(
        read.store(),
        read.audit(),
        read.http(),
        read.clusters(),
        read.platforms(),
        read.people(),
        read.roles(),
        read.rules(),
        read.breakGlass(),
        new WatchSettings(watch.every(), watch.rules(), Map.of(Place.TERMINAL, "ops")),
        read.hooks(),
        read.owners());
  }

  private String store() {
    return "store: {url: \"%s\"%s%s}\n"
        .formatted(
            store.url(),
            store.username().map(it -> ", username: " + it).orElse(""),
            store.password().map(it -> ", password: " + it.read()).orElse(""));
  }

  private static String rules() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(Product.class.getResourceAsStream("contract.yaml"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String people() {
    return MAPPED.stream()
        .map(name -> "  - {name: %s, %s}\n".formatted(name, accounts(name)))
        .collect(joining("", "people:\n", ""));
  }

  private String accounts(String person) {
    return chats.stream()
        .map(chat -> "%s: \"%s\"".formatted(chat.platform(), chat.account(person)))
        .collect(joining(", "));
  }

  private String roles() {
    return roles.keySet().stream()
        .map(role ->
            "  - {name: %s, members: {%s}, allow: [{verbs: %s}]%s}\n"
                .formatted(role, members(role), MAY.get(role), denied.getOrDefault(role, "")))
        .collect(joining("", "roles:\n", ""));
  }

  private String members(String role) {
    if (!grouped()) {
      return "people: " + roles.get(role);
    }
    Map<String, String> keys =
        PLATFORMS.stream()
            .filter(it -> it.groups().isPresent())
            .collect(toMap(PlatformType::name, it -> it.groups().orElseThrow().name()));
    return chats.stream()
        .map(chat ->
            "%s: [\"%s\"]".formatted(keys.get(chat.platform()), chat.group(role).orElseThrow()))
        .collect(joining(", "));
  }

  @Override
  public void close() {
    stop();
  }
}

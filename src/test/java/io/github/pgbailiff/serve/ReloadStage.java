package io.github.pgbailiff.serve;

import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.chat.terminal.text.JsonRenderer;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.config.ConfigurationLook;
import io.github.pgbailiff.config.ConfigurationReader;
import io.github.pgbailiff.execution.ProcessSettings;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.outbox.Announcement;
import io.github.pgbailiff.postgres.connection.PooledConnections;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.verb.AllVerbs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * A long-running program on a configuration that changes, and people who type in Slack, to which
 * nothing is connected.
 */
final class ReloadStage implements AutoCloseable {
  private static final Place CHANNEL = Place.of("slack", "C0OPS0001");

  private final Path file;
  private final List<String> record = new CopyOnWriteArrayList<>();
  private final LiveProgram live;
  private final Reload reload;
  private final TimedWork timed;
  private Optional<ConfigurationWatch> watch = Optional.empty();

  ReloadStage(Path folder, String configuration) {
    this.file = folder.resolve("pgbailiff.yaml");
    write(configuration);
    var settings = ProcessSettings.of("stage", true, false);
    var kind =
        new Program.Kind(
            settings, false, Map.of("slack", (_, _) -> Set.of()), line -> record.add(line.json()));
    var first = look().orThrow();
    this.live = new LiveProgram(Program.of(first, new PooledConnections(first.clusters()), kind));
    this.reload = new Reload(live, "stage", (_, _) -> {});
    this.timed = new TimedWork(this::round, settings);
  }

  private TimedWork.Round round() {
    Program now = live.now();
    return new TimedWork.Round(now.records(), now.work(), List.of(), List.of(now.watch()));
  }

  private ConfigurationLook look() {
    return new ConfigurationReader(AllVerbs.declarations(), Platforms.ALL, _ -> Optional.empty())
        .look(file);
  }

  Path file() {
    return file;
  }

  void write(String configuration) {
    try {
      Files.writeString(file, "store: {url: \"jdbc:sqlite:store.db\"}\n" + configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads it now. */
  void reads(String configuration) {
    write(configuration);
    reload.take(look());
  }

  /** Looks at the files by itself from now on. */
  void watchesFiles() {
    watch = Optional.of(new ConfigurationWatch(look().sources(), this::look, reload::take));
  }

  Reload reload() {
    return reload;
  }

  LiveProgram live() {
    return live;
  }

  Reply types(String person, String line) {
    return does(person, new Invocation.Input.Text(line));
  }

  Reply does(String person, Invocation.Input input) {
    var actor = new Actor("slack", "U0" + person.toUpperCase(Locale.ROOT), person);
    return live.handle(new Invocation(actor, CHANNEL, Optional.empty(), Optional.empty(), input));
  }

  String json(String person, String line) {
    return new JsonRenderer().render(types(person, line)).strip();
  }

  /** Waits until a request has been carried out, by whoever does it. */
  void awaitFinished(String request) {
    await(request)
        .atMost(Duration.ofSeconds(60))
        .until(() -> request(request).state() == RequestState.FINISHED);
  }

  /** How many sessions a request has ended. */
  long ended(String request) {
    return request(request).results().stream()
        .flatMap(it -> it.targets().stream())
        .filter(it -> it.outcome().kind() == Outcome.Kind.ENDED)
        .count();
  }

  /** Why a request is as it is. */
  Optional<String> why(String id) {
    return request(id).why();
  }

  private Request request(String id) {
    return live.now().records().requests().find(id).orElseThrow();
  }

  /** What the audit channel hears that was not asked for before. */
  List<String> notices() {
    return live.now().records().announcements().claim("slack", 100).stream()
        .filter(it -> it.place().channel().equals("C0AUDIT01"))
        .flatMap(it ->
            it.subject() instanceof Announcement.Notice(String text)
                ? Stream.of(text)
                : Stream.<String>empty())
        .toList();
  }

  /** The lines of the record of a type. */
  List<String> recorded(String type) {
    return record.stream().filter(it -> it.contains("\"type\":\"" + type + "\"")).toList();
  }

  @Override
  public void close() {
    watch.ifPresent(ConfigurationWatch::close);
    timed.close();
    live.now().close();
  }
}

package io.github.pgbailiff.bot;

import io.github.pgbailiff.chat.terminal.text.JsonRenderer;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.config.ConfigurationReader;
import io.github.pgbailiff.execution.ProcessSettings;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.postgres.connection.PooledConnections;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.serve.Platforms;
import io.github.pgbailiff.serve.Program;
import io.github.pgbailiff.verb.AllVerbs;
import io.github.pgbailiff.verb.plan.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The whole program by its configuration, and people who type and press in one channel. Slack is
 * where they are; nothing is connected to it.
 */
public final class Office implements AutoCloseable {
  private static final Place CHANNEL = Place.of("slack", "C0OPS0001");

  private final Path folder;
  private final List<Verb> verbs;
  private final List<String> record = new CopyOnWriteArrayList<>();
  private String current;
  private Program program;

  /**
   * @param folder for its store and configuration
   * @param configuration YAML without the store
   */
  public Office(Path folder, String configuration) {
    this(folder, configuration, AllVerbs.list());
  }

  /** An office with these verbs. */
  public Office(Path folder, String configuration, List<Verb> verbs) {
    this.folder = folder;
    this.verbs = verbs;
    this.program = program(configuration);
    this.current = configuration;
  }

  private Program program(String configuration) {
    try {
      Path file = Files.createDirectories(folder.resolve("config")).resolve("pgbailiff.yaml");
      Files.writeString(
          file, "store: {url: \"jdbc:sqlite:%s/store.db\"}\n%s".formatted(folder, configuration));
      var read =
          new ConfigurationReader(
                  verbs.stream().map(Verb::declaration).toList(),
                  Platforms.ALL,
                  _ -> Optional.empty())
              .read(file);
      var kind =
          new Program.Kind(
              ProcessSettings.of("office", true, false),
              false,
              Map.of("slack", (_, _) -> Set.of()),
              line -> record.add(line.json()));
      return Program.of(verbs, read, new PooledConnections(read.clusters()), kind);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Goes on with another configuration on the same store. */
  void reads(String configuration) {
    program.close();
    program = program(configuration);
    current = configuration;
  }

  /** Starts again, with nothing left of the minute of anybody. */
  void startsAgain() {
    reads(current);
  }

  public Reply types(String person, String line) {
    return handle(person, new Invocation.Input.Text(line));
  }

  /** The same in a channel that stands for a cluster. */
  Reply types(String person, String line, String cluster) {
    Invocation there = invocation(person, new Invocation.Input.Text(line));
    return program
        .bot()
        .handle(
            new Invocation(
                there.actor(),
                there.place(),
                Optional.empty(),
                Optional.of(cluster),
                there.input()));
  }

  /** The whole answer as programs read it. */
  public String json(String person, String line) {
    return new JsonRenderer().render(types(person, line)).strip();
  }

  Reply presses(String person, Press press, Map<String, String> answers) {
    return handle(person, new Invocation.Input.Pressed(press, answers));
  }

  Reply presses(String person, Press press) {
    return presses(person, press, Map.of());
  }

  /** Chooses rows in a menu. */
  Reply chooses(String person, Press.Action action, List<String> handles) {
    return handle(person, new Invocation.Input.Chosen(action, handles));
  }

  /** Presses a button of a card. */
  public Reply presses(String person, Reply reply, String label) {
    return presses(person, button(reply, label));
  }

  static Press button(Reply reply, String label) {
    return Button.of(reply).stream()
        .filter(it -> it.label().equals(label))
        .map(it -> it.press())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button " + label + ": " + reply));
  }

  public List<String> completes(String person, String line) {
    return suggestions(person, line).stream().map(Suggestion::word).toList();
  }

  /** The same with what is told beside each. */
  public List<Suggestion> suggestions(String person, String line) {
    return program.bot().complete(invocation(person, new Invocation.Input.Text("")), line);
  }

  Reply question(String person, Press press) {
    return program
        .bot()
        .question(invocation(person, new Invocation.Input.Pressed(press, Map.of())), press);
  }

  private Reply handle(String person, Invocation.Input input) {
    return program.bot().handle(invocation(person, input));
  }

  private static Invocation invocation(String person, Invocation.Input input) {
    var actor = new Actor("slack", "U0" + person.toUpperCase(java.util.Locale.ROOT), person);
    return new Invocation(actor, CHANNEL, Optional.empty(), Optional.empty(), input);
  }

  /** The lines of the record. */
  List<String> record() {
    return List.copyOf(record);
  }

  Program program() {
    return program;
  }

  public static String json(Reply reply) {
    return new JsonRenderer().render(reply).strip();
  }

  @Override
  public void close() {
    program.close();
  }
}

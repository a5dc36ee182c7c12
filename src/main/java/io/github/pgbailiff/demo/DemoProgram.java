package io.github.pgbailiff.demo;

import io.github.pgbailiff.approval.Requirements;
import io.github.pgbailiff.audit.AuditSettings;
import io.github.pgbailiff.authorization.Grant;
import io.github.pgbailiff.authorization.Role;
import io.github.pgbailiff.chat.terminal.Screen;
import io.github.pgbailiff.chat.terminal.TerminalChat;
import io.github.pgbailiff.chat.terminal.TerminalRoom;
import io.github.pgbailiff.cli.Program;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.executor.Announcing;
import io.github.pgbailiff.executor.ExecutorSettings;
import io.github.pgbailiff.executor.TimedWork;
import io.github.pgbailiff.ops.HttpSettings;
import io.github.pgbailiff.postgres.PooledConnections;
import io.github.pgbailiff.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The program on the demo's PostgreSQL, with two people in front of one screen. You own it.
 *
 * @param chat what they type goes here
 */
record DemoProgram(Program program, TimedWork timed, TerminalChat chat) implements AutoCloseable {
  /** What the cluster is called. */
  static final String CLUSTER = "prod-eu";

  static DemoProgram start(DemoPostgres postgres, Screen screen, String host) {
    return start(postgres, screen, host, Requirements.WITHIN);
  }

  /**
   * @param billing how long a request that hits the database billing stays open
   */
  static DemoProgram start(DemoPostgres postgres, Screen screen, String host, Duration billing) {
    Configuration configuration = configuration(postgres, billing);
    var settings = ExecutorSettings.of(host, true, false);
    var program =
        Program.of(
            configuration,
            new PooledConnections(configuration.clusters()),
            new Program.Kind(settings, true, Map.of(), _ -> {}));
    var room = new TerminalRoom(screen);
    var timed =
        new TimedWork(
            program.records(),
            program.executor(),
            settings,
            List.of(new Announcing(program.records(), room)),
            List.of());
    var people =
        List.of(new Actor(Place.TERMINAL, "ann", "ann"), new Actor(Place.TERMINAL, "bob", "bob"));
    return new DemoProgram(
        program, timed, new TerminalChat(program.executor(), people, room, host, Optional.empty()));
  }

  private static Configuration configuration(DemoPostgres postgres, Duration billing) {
    return new Configuration(
        new StoreSettings("jdbc:sqlite:" + store(postgres), Optional.empty(), Optional.empty()),
        AuditSettings.DEFAULT,
        HttpSettings.DEFAULT,
        List.of(postgres.cluster(CLUSTER)),
        Optional.empty(),
        Optional.empty(),
        List.of(person("ann", "report"), person("bob", "postgres")),
        List.of(
            role("oncall", "ann", List.of("read", "cancel", "terminate", "block")),
            role("dba", "bob", List.of("*"))),
        DemoRules.of(billing),
        List.of("dba"));
  }

  static Path store(DemoPostgres postgres) {
    return postgres.folder().resolve("pgbailiff.db");
  }

  private static Person person(String name, String role) {
    return new Person(name, Map.of(Place.TERMINAL, name), List.of(role));
  }

  private static Role role(String name, String person, List<String> verbs) {
    var grant = new Grant(verbs, List.of(), List.of(), false, List.of(), false);
    return new Role(
        name,
        new Role.Members(List.of(), List.of(), List.of(person), false),
        List.of(grant),
        List.of());
  }

  @Override
  public void close() {
    timed.close();
    program.close();
  }
}

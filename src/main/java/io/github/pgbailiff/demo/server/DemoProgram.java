package io.github.pgbailiff.demo.server;

import io.github.pgbailiff.access.GlobList;
import io.github.pgbailiff.access.Grant;
import io.github.pgbailiff.access.Role;
import io.github.pgbailiff.audit.AuditSettings;
import io.github.pgbailiff.chat.terminal.Screen;
import io.github.pgbailiff.chat.terminal.TerminalChat;
import io.github.pgbailiff.chat.terminal.TerminalRoom;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.delivery.AnnouncementDelivery;
import io.github.pgbailiff.execution.ProcessSettings;
import io.github.pgbailiff.ops.HttpSettings;
import io.github.pgbailiff.postgres.connection.PooledConnections;
import io.github.pgbailiff.rules.Requirements;
import io.github.pgbailiff.serve.Program;
import io.github.pgbailiff.serve.TimedWork;
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
public record DemoProgram(Program program, TimedWork timed, TerminalChat chat)
    implements AutoCloseable {
  /** What the cluster is called. */
  static final String CLUSTER = "prod-eu";

  public static DemoProgram start(DemoPostgres postgres, Screen screen, String host) {
    return start(postgres, screen, host, Requirements.WITHIN);
  }

  /**
   * Starts it, with a time of its own for requests that hit one of the databases.
   *
   * @param billing how long a request that hits the database billing stays open
   */
  public static DemoProgram start(
      DemoPostgres postgres, Screen screen, String host, Duration billing) {
    Configuration configuration = configuration(postgres, billing);
    var settings = ProcessSettings.of(host, true, false);
    var program =
        Program.of(
            configuration,
            new PooledConnections(configuration.clusters()),
            new Program.Kind(settings, true, Map.of(), _ -> {}));
    var room = new TerminalRoom(screen, true);
    var timed =
        new TimedWork(
            program.records(),
            program.work(),
            settings,
            List.of(new AnnouncementDelivery(program.records(), room, configuration.watch())),
            List.of(program.watch()));
    var people =
        List.of(new Actor(Place.TERMINAL, "ann", "ann"), new Actor(Place.TERMINAL, "bob", "bob"));
    return new DemoProgram(
        program, timed, new TerminalChat(program.bot(), people, room, host, Optional.empty()));
  }

  private static Configuration configuration(DemoPostgres postgres, Duration billing) {
    return new Configuration(
        new StoreSettings("jdbc:sqlite:" + store(postgres), Optional.empty(), Optional.empty()),
        AuditSettings.DEFAULT,
        HttpSettings.DEFAULT,
        List.of(postgres.cluster(CLUSTER)),
        List.of(),
        List.of(person("ann", "report"), person("bob", "postgres")),
        List.of(
            role("oncall", "ann", List.of("read", "cancel", "terminate", "block")),
            role("dba", "bob", List.of("*"))),
        DemoRules.of(billing),
        List.of("dba"),
        DemoWatch.settings(),
        List.of(),
        DemoWatch.owners());
  }

  public static Path store(DemoPostgres postgres) {
    return postgres.folder().resolve("pgbailiff.db");
  }

  private static Person person(String name, String role) {
    return new Person(name, Map.of(Place.TERMINAL, name), List.of(role));
  }

  private static Role role(String name, String person, List<String> verbs) {
    var grant = new Grant(verbs, List.of(), GlobList.ALL, GlobList.ALL);
    return new Role(
        name, new Role.Members(Map.of(), List.of(person), false), List.of(grant), List.of());
  }

  @Override
  public void close() {
    timed.close();
    program.close();
  }
}

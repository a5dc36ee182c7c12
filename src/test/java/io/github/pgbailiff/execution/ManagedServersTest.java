package io.github.pgbailiff.execution;

import static io.github.pgbailiff.execution.WikiProcess.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.bot.TestClock;
import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.check.GrantScript;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.postgres.connection.PlainConnections;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is true on the servers of services is what the verbs and {@code check} say there. */
class ManagedServersTest {
  @TempDir Path folder;

  /** A server, and the program on it. */
  private record Site(ManagedServers kind, WikiServer server, WikiProcess process)
      implements AutoCloseable {
    String types(String line) {
      return text(process.types("bob", line));
    }

    Reply does(String line) {
      return process.does("bob", line);
    }

    List<String> check() {
      return new Clusters(List.of(entry(kind, server)), new PlainConnections())
          .get("prod").check(InstantSource.system()).stream()
              .map(it -> "%s %s: %s; %s".formatted(it.level(), it.what(), it.message(), it.fix()))
              .toList();
    }

    @Override
    public void close() {
      process.close();
      server.close();
    }
  }

  private Site site(ManagedServers kind) {
    WikiServer server = WikiServer.with(Map.of("reserved_connections", "2"));
    kind.build(server);
    if (kind.isOpen()) {
      server.runAs("master", new GrantScript(true, false).statements());
    }
    StoreSettings store = SqliteStores.in(folder);
    WikiProcess process =
        WikiProcess.on(
            () -> Stores.open(store),
            new TestClock(),
            List.of(entry(kind, server)),
            true,
            time -> Pause.SLEEP.pause(time.dividedBy(10)));
    return new Site(kind, server, process);
  }

  private static ClusterSettings entry(ManagedServers kind, WikiServer server) {
    return new ClusterSettings(
        new Cluster("prod", Map.of()),
        server.server().url(kind.database()),
        Optional.of(kind.login()),
        Optional.empty(),
        List.of());
  }

  private static String text(Reply reply) {
    return new TextRenderer(300, false, View.DEFAULT).render(reply);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HEROKU")
  void where_the_rights_can_be_had_all_verbs_work_around_the_service(ManagedServers kind) {
    try (Site site = site(kind)) {
      assertThat(site.check())
          .contains("OK cluster prod: rights: may read, cancel, terminate, block; ")
          .noneMatch(it -> it.contains("GRANT"))
          .noneMatch(it -> it.startsWith("ERROR"));
      assertThat(site.types("clusters")).contains("read, cancel, terminate, block");
      PostgresSession theirs = site.server().enter(kind.superuser());
      PostgresSession app = site.server().enter("blog");
      assertThat(site.types("sessions prod state:any")).contains("blog", kind.superuser());
      assertThat(site.types("terminate prod " + theirs.pid() + " dry:yes"))
          .contains("superuser: pgbailiff may not signal it");
      assertThat(site.does("terminate prod " + app.pid()).exit()).isEqualTo(ExitCode.DONE);
      assertThat(app.alive()).isFalse();
      blocks(site, theirs);
    }
  }

  private static void blocks(Site site, PostgresSession theirs) {
    for (String target : List.of("db:wiki", "user:blog", "db:wiki user:public")) {
      assertThat(site.does("block prod " + target).exit()).as(target).isEqualTo(ExitCode.DONE);
      assertThat(site.server().gets("blog")).isFalse();
      assertThat(site.does("unblock prod " + target).exit()).isEqualTo(ExitCode.DONE);
      assertThat(site.server().gets("blog")).isTrue();
    }
    PostgresSession app = site.server().enter("shop");
    assertThat(site.types("drain prod db:wiki dry:yes"))
        .contains("waits around 1 session", theirs.pid() + " of " + site.kind().superuser());
    assertThat(site.does("drain prod db:wiki").exit()).isEqualTo(ExitCode.DONE);
    assertThat(app.alive()).isFalse();
    assertThat(theirs.alive()).isTrue();
  }

  @Test
  void where_the_rights_cannot_be_had_nothing_advises_to_grant_them() {
    try (Site site = site(ManagedServers.HEROKU)) {
      String never = "it cannot be had here: only a superuser could give it, and Heroku keeps that";
      assertThat(site.check())
          .noneMatch(it -> it.contains("GRANT") || it.contains("run the script"))
          .anyMatch(
              it -> it.startsWith("ERROR") && it.contains("does not see") && it.contains(never))
          .anyMatch(it -> it.contains("may not cancel or terminate") && it.contains(never))
          .anyMatch(it -> it.contains("can block only what it owns") && it.contains(never));
      PostgresSession other = site.server().enter("blog");
      PostgresSession own = site.server().enter("u5f0k1i6d8ia0v");
      assertThat(site.types("sessions prod state:any"))
          .contains("only names can be seen", "pgbailiff check says whether it can be had");
      assertThat(site.types("terminate prod " + other.pid() + " dry:yes")).contains("hidden");
      assertThat(site.does("terminate prod " + own.pid()).exit()).isEqualTo(ExitCode.DONE);
      assertThat(own.alive()).isFalse();
      assertThat(other.alive()).isTrue();
      for (String line :
          List.of("block prod db:wiki", "drain prod db:wiki", "block prod user:blog")) {
        Reply refused = site.process().types("bob", line);
        assertThat(refused.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(json(refused)).doesNotContain("GRANT");
      }
    }
  }

  @Test
  void what_belongs_to_the_service_is_not_blocked_by_a_right_that_nobody_gives() {
    try (Site site = site(ManagedServers.RDS)) {
      assertThat(site.types("block prod db:rdsadmin"))
          .contains(
              "database rdsadmin belongs to role rdsadmin: only a superuser could give the right"
                  + " to block it, and Amazon RDS keeps that to itself");
    }
    try (Site site = site(ManagedServers.SUPABASE)) {
      assertThat(site.types("block prod user:authenticator"))
          .contains(
              "role authenticator: only a superuser could give the right to block it, and Supabase"
                  + " keeps that to itself");
    }
  }

  @Test
  void what_somebody_there_can_give_is_advised_with_who() {
    try (Site site = site(ManagedServers.AURORA)) {
      site.server().runAs("master", "REVOKE pg_monitor, pg_signal_backend FROM pgbailiff");
      assertThat(site.check())
          .anyMatch(it -> it.endsWith("; GRANT pg_monitor TO pgbailiff, as master"))
          .anyMatch(it -> it.endsWith("; GRANT pg_signal_backend TO pgbailiff, as master"))
          .anyMatch(it ->
              it.contains("its system identifier is hidden")
                  && it.contains("it cannot be had here"))
          .noneMatch(it -> it.contains("GRANT EXECUTE"));
    }
  }
}

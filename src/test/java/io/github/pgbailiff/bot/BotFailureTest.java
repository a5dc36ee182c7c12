package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.execution.ProcessSettings;
import io.github.pgbailiff.execution.ProcessWork;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.connection.PlainConnections;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.request.gate.Recipients;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.StoreException;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class BotFailureTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(Bot.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  @TempDir Path folder = Path.of("");

  /** A verb that everybody may ask, and that always fails. */
  private record Failing(RuntimeException failure) implements Verb {
    @Override
    public Declaration declaration() {
      return new Declaration(
          "whoami", List.of(), "fails", Set.of(Effect.READ), List.of(), List.of(), List.of());
    }

    @Override
    public Plan plan(Command command, Context context) {
      throw failure;
    }
  }

  @BeforeEach
  void listen_to_the_log() {
    logged.start();
    logger.addAppender(logged);
  }

  @AfterEach
  void stop_listening() {
    logger.detachAppender(logged);
  }

  private Reply.Refusal answer(RuntimeException failure) {
    return answer(failure, ProcessSettings.of("test", true, false));
  }

  private Reply.Refusal answer(RuntimeException failure, ProcessSettings process) {
    var settings = SqliteStores.in(folder);
    var rules = new Rules(List.of(), List.of(), List.of(), List.of());
    var recipients = new Recipients(Set.of(), List.of(), List.of());
    try (var records =
        new OpenStore(
            () -> Stores.open(settings), InstantSource.system(), rules, recipients, _ -> {})) {
      var bot = bot(records, rules, new Failing(failure), process);
      return (Reply.Refusal)
          bot.handle(
              new Invocation(
                  new Actor("slack", "U0ANN", "ann"),
                  Place.of("slack", "C0OPS0001"),
                  Optional.empty(),
                  Optional.empty(),
                  new Invocation.Input.Text("whoami")));
    }
  }

  private static Bot bot(OpenStore records, Rules rules, Verb verb, ProcessSettings settings) {
    var clusters = new Clusters(List.of(), new PlainConnections());
    var authorizer = new Authorizer(List.of(), List.of(), Map.of());
    var memory = ProcessMemory.fresh();
    return new Bot(
        new BotParts(
            List.of(verb),
            List.of(),
            clusters,
            authorizer,
            rules,
            records,
            WatchSettings.none(),
            settings,
            memory,
            ProcessWork.of(clusters, authorizer, rules, records, settings, memory.lifts())));
  }

  @Test
  void a_mistake_of_the_asker_is_told_to_them() {
    Reply.Refusal answer = answer(new UserMistake("db: \"x\" is not one exact name"));
    assertThat(answer.error()).isEqualTo("usage");
    assertThat(answer.message()).isEqualTo("db: \"x\" is not one exact name");
    assertThat(logged.list).noneMatch(it -> it.getLevel().isGreaterOrEqual(Level.WARN));
  }

  @Test
  void a_store_that_fails_is_told_once_in_a_shell_and_logged_elsewhere() {
    var failure = new StoreException(StoreException.Kind.UNREACHABLE, "store: cannot be reached");
    var serve = ProcessSettings.of("test", true, false);
    assertThat(answer(failure, serve).error()).isEqualTo("store");
    assertThat(logged.list).extracting(ILoggingEvent::getLevel).contains(Level.WARN);
    logged.list.clear();
    assertThat(answer(failure, serve.once()).error()).isEqualTo("store");
    assertThat(logged.list).noneMatch(it -> it.getLevel().isGreaterOrEqual(Level.WARN));
  }

  @Test
  void an_illegal_argument_of_ours_is_not_told_as_the_askers_mistake() {
    Reply.Refusal answer = answer(new IllegalArgumentException("values: :pid is not given"));
    assertThat(answer.error()).isEqualTo("failed");
    assertThat(answer.exit()).isEqualTo(ExitCode.LEFT);
    assertThat(answer.message()).contains("an error inside pgbailiff");
    assertThat(logged.list)
        .anySatisfy(it -> {
          assertThat(it.getLevel()).isEqualTo(Level.ERROR);
          assertThat(it.getThrowableProxy().getMessage()).contains(":pid is not given");
        });
  }
}

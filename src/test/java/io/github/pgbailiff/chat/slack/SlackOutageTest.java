package io.github.pgbailiff.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.bot.TestClock;
import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.delivery.AnnouncementDelivery;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.request.gate.Recipients;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.slack.FakeSlack;
import io.github.pgbailiff.testing.slack.FakeSlackFault;
import io.github.pgbailiff.testing.slack.FakeSlackMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Slack that refuses every call for five minutes, which pass at once. */
class SlackOutageTest {
  private static final int NOTICES = 5;
  private static final int SECONDS = 300;

  private final FakeSlack slack = new FakeSlack();
  private final SlackWorkspace workspace =
      new SlackWorkspace(
          SlackStage.settings(slack, SlackSettings.Mode.SOCKET), InstantSource.system());
  private final TestClock clock = new TestClock();

  @AfterEach
  void close() {
    workspace.close();
    slack.close();
  }

  static Stream<FakeSlackFault> faults() {
    return Stream.of(
        new FakeSlackFault.Status(500, "oops"),
        new FakeSlackFault.Status(503, ""),
        new FakeSlackFault.Refused("ratelimited"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everything_appears_once_when_it_is_over_and_slack_is_not_stormed(
      FakeSlackFault fault, @TempDir Path folder) {
    var settings = SqliteStores.in(folder);
    try (var records =
        new OpenStore(
            () -> Stores.open(settings),
            clock,
            new Rules(List.of(), List.of(), List.of(), List.of()),
            new Recipients(Set.of("slack"), List.of(), List.of()),
            _ -> {})) {
      var delivery = new AnnouncementDelivery(records, workspace.announcer());
      tell(records);
      slack.failEvery("chat.postMessage", fault);
      pass(delivery);
      long calls = slack.calls("chat.postMessage");
      assertThat(inOps()).isEmpty();
      assertThat(calls).as("a pause that grows to 8 s").isLessThan(NOTICES * (SECONDS / 8 + 5L));
      slack.heal();
      pass(delivery);
      assertThat(inOps())
          .extracting(it -> it.shown().strip())
          .containsExactlyElementsOf(
              IntStream.range(0, NOTICES).mapToObj(i -> "notice " + i).toList());
    }
  }

  private void tell(OpenStore records) {
    Place ops = Place.of("slack", slack.channelId("ops"));
    for (int i = 0; i < NOTICES; i++) {
      String text = "notice " + i;
      records
          .store()
          .transact(tx -> {
            records.announcements().notice(tx, Set.of(ops), text);
            return 0;
          });
    }
  }

  private void pass(AnnouncementDelivery delivery) {
    for (int i = 0; i < SECONDS; i++) {
      clock.pass(Duration.ofSeconds(1));
      while (delivery.deliverDue()) {}
    }
  }

  private List<FakeSlackMessage> inOps() {
    return slack.messages(slack.channelId("ops"));
  }
}

package io.github.pgbailiff.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.testing.replies.Replies;
import io.github.pgbailiff.testing.slack.FakeSlackPerson;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SlackFormsTest {
  @TempDir Path folder = Path.of("");
  private SlackStage stage;

  @BeforeEach
  void connect() {
    stage = SlackStage.connected(folder);
    stage.handler.completion = SlackFormsTest::words;
    stage.handler.answers("drain", () -> Replies.named("confirm-card"));
    stage.handler.answers("session", () -> Replies.named("session"));
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private static List<Suggestion> words(String line) {
    return switch (line.replace("\"\"", "")) {
      case "usage ", "drain " -> plain("prod-eu", "prod-us", "db:", "all");
      case "usage prod-e", "drain prod-e" -> plain("prod-eu");
      case "sessions prod-eu db:" -> plain("db:shop", "db:wi\\,ki");
      case "sessions prod-us db:" -> plain("db:billing");
      case "sessions prod-eu user:" -> plain("user:me", "user:vic");
      case "session prod-eu vic" ->
          List.of(new Suggestion("23036", "vic psql idle-txn 14m holds 7"));
      case "sessions prod-eu app:" ->
          IntStream.range(0, 150).mapToObj(i -> Suggestion.of("app:" + "a".repeat(i))).toList();
      default -> List.of();
    };
  }

  private static List<Suggestion> plain(String... words) {
    return Stream.of(words).map(Suggestion::of).toList();
  }

  private FakeSlackPerson ann() {
    return stage.slack.as("ann");
  }

  @Test
  void menus_load_what_the_chosen_cluster_has() {
    FakeSlackPerson ann = ann().shortcut("find_session").isAsked("Find a session");
    assertThat(ann.offered("Database", "")).isEmpty();
    assertThat(ann.offered("Cluster", "")).containsExactly("prod-eu", "prod-us");
    ann.chooses("Cluster", "prod-e");
    await().until(() -> ann.offered("Database", ""), it -> it.equals(List.of("shop", "wi\\,ki")));
    assertThat(ann.offered("User", "")).containsExactly("vic");
    assertThat(ann.offered("Session", "vic"))
        .containsExactly("23036 vic psql idle-txn 14m holds 7");
    assertThat(ann.offered("Application", "")).hasSizeBetween(50, 100);
  }

  @Test
  void a_session_that_was_found_is_shown_where_it_was_looked_for() {
    FakeSlackPerson ann = ann().shortcut("find_session").isAsked("Find a session");
    ann.chooses("Cluster", "prod-e");
    await().until(() -> !ann.offered("Session", "vic").isEmpty());
    ann.chooses("Session", "vic").fills(Map.of()).sees("71322");
    assertThat(stage.handler.inputs()).containsExactly("[session, prod-eu, 23036]");
    assertThat(stage.handler.seen().getFirst().place().channel())
        .isEqualTo(stage.slack.channelId("ops"));
    assertThat(stage.slack.messages(stage.slack.channelId("ops"))).isEmpty();
    assertThat(ann.isAsked()).isFalse();
  }

  @Test
  void what_is_chosen_narrows_down_a_list() {
    FakeSlackPerson ann = ann().shortcut("find_session").isAsked("Find a session");
    ann.chooses("Cluster", "prod-e");
    await().until(() -> !ann.offered("Database", "").isEmpty());
    ann.chooses("Database", "").chooses("User", "").fills(Map.of()).sees("71322");
    assertThat(stage.handler.inputs()).containsExactly("[sessions, prod-eu, db:shop, user:vic]");
  }

  @Test
  void another_cluster_takes_away_what_was_chosen_of_the_first() {
    FakeSlackPerson ann = ann().shortcut("drain_database").isAsked("Drain a database");
    ann.chooses("Cluster", "prod-e");
    await().until(() -> !ann.offered("Database", "").isEmpty());
    ann.chooses("Database", "");
    String before = ann.view().path("private_metadata").asString();
    stage.handler.completion = line -> line.equals("drain prod-u") ? plain("prod-us") : words(line);
    ann.chooses("Cluster", "prod-u");
    await().until(() -> !ann.view().path("private_metadata").asString().equals(before));
    assertThat(ann.offered("Database", "")).containsExactly("billing");
    ann.chooses("Database", "").fills(Map.of("Reason (kept in the record)", "9.4 upgrade"));
    await().until(() -> !stage.handler.inputs().isEmpty());
    assertThat(stage.handler.inputs())
        .containsExactly("[drain, prod-us, db:billing, for:1h, reason:9.4 upgrade]");
  }

  @Test
  void the_only_cluster_is_chosen_already() {
    stage.handler.completion = line -> line.equals("usage ") ? plain("prod-eu") : words(line);
    FakeSlackPerson ann = ann().shortcut("find_session").isAsked("Find a session");
    assertThat(ann.offered("Database", "")).contains("shop");
    ann.fills(Map.of()).sees("71322");
    assertThat(stage.handler.inputs()).containsExactly("[sessions, prod-eu]");
  }

  @Test
  void the_same_form_that_is_delivered_twice_counts_once() {
    FakeSlackPerson ann = ann().shortcut("find_session").isAsked("Find a session");
    ann.chooses("Cluster", "prod-e");
    await().until(() -> !ann.offered("Session", "vic").isEmpty());
    ann.chooses("Session", "vic").fills(Map.of()).again().again();
    ann.types("/pg locks").sees("71322");
    assertThat(stage.handler.inputs()).filteredOn(it -> it.contains("session")).hasSize(1);
  }

  @Test
  void whoever_may_use_no_cluster_is_told_so_in_place_of_a_form() {
    stage.handler.completion = line -> List.of();
    ann().shortcut("drain_database").isAsked("There is no cluster on which you may do this");
    assertThat(ann().view().has("submit")).isFalse();
  }

  @Test
  void a_guest_gets_neither_a_form_nor_choices() {
    FakeSlackPerson eve = stage.slack.as("eve").shortcut("find_session").isAsked("Find a session");
    stage.slack.unusual("eve", "GUEST");
    await()
        .until(() -> stage.workspace.people().barred(stage.slack.userId("eve"), true).isPresent());
    assertThat(eve.offered("Cluster", "")).isEmpty();
    eve.shortcut("drain_database").isAsked("guests");
    assertThat(stage.handler.seen()).isEmpty();
  }

  @Test
  void rights_that_are_taken_away_while_a_form_is_open_leave_its_menus_empty() {
    FakeSlackPerson ann = ann().shortcut("find_session").isAsked("Find a session");
    ann.chooses("Cluster", "prod-e");
    await().until(() -> !ann.offered("Database", "").isEmpty());
    stage.handler.completion = line -> List.of();
    assertThat(ann.offered("Database", "")).isEmpty();
    assertThat(ann.offered("Cluster", "")).isEmpty();
  }

  @Test
  void choices_that_take_too_long_are_none_and_hold_up_nobody() {
    FakeSlackPerson ann = ann().shortcut("find_session").isAsked("Find a session");
    var never = new CountDownLatch(1);
    stage.handler.completion =
        line -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return List.of();
        };
    assertThat(ann.offered("Cluster", "")).isEmpty();
    ann.types("/pg sessions").sees("71322");
    never.countDown();
  }

  @Test
  void a_name_that_slack_cannot_carry_is_not_offered() {
    String name = "x".repeat(76);
    stage.handler.completion =
        line -> line.startsWith("sessions ") ? plain("db:" + name, "db:shop") : words(line);
    FakeSlackPerson ann = ann().shortcut("find_session").isAsked("Find a session");
    ann.chooses("Cluster", "prod-e");
    await().until(() -> ann.offered("Database", ""), it -> it.equals(List.of("shop")));
  }

  @Test
  void choices_load_over_http_too() {
    stage.close();
    stage = SlackStage.served(folder);
    stage.handler.completion = SlackFormsTest::words;
    FakeSlackPerson ann = ann().shortcut("find_session").isAsked("Find a session");
    assertThat(ann.offered("Cluster", "")).containsExactly("prod-eu", "prod-us");
    ann.chooses("Cluster", "prod-e");
    await().until(() -> ann.offered("Database", ""), it -> it.equals(List.of("shop", "wi\\,ki")));
  }
}

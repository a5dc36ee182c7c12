package io.github.pgbailiff.bot.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.GlobList;
import io.github.pgbailiff.access.Grant;
import io.github.pgbailiff.access.Role;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.alert.LastHours;
import io.github.pgbailiff.audit.AuditSearch;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.page.NumberedLists;
import io.github.pgbailiff.page.StoredAnswer;
import io.github.pgbailiff.page.StoredAnswers;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Presentation;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.request.gate.Recipients;
import io.github.pgbailiff.request.gate.RequestRights;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.verb.AllVerbs;
import io.github.pgbailiff.verb.plan.Hints;
import io.github.pgbailiff.verb.plan.Services;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PageTurnerTest {
  private static final Cluster PROD = new Cluster("prod-eu", Map.of());
  private static final Asker ANN = asker("U0ANN", "reader");
  private static final Asker BOB = asker("U0BOB", "reader");

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-11-22T09:26:55Z");
  private Optional<OpenStore> opened = Optional.empty();
  private Optional<PageTurner> paging = Optional.empty();

  @BeforeEach
  void open() {
    var settings = SqliteStores.in(folder);
    var rules = new Rules(List.of(), List.of(), List.of(), List.of(PROD));
    var records =
        new OpenStore(
            () -> Stores.open(settings),
            () -> now,
            rules,
            new Recipients(Set.of(), List.of(), List.of()),
            _ -> {});
    var authorizer =
        new Authorizer(
            List.of(reader("reader", List.of()), reader("guest", List.of(new Glob("wiki")))),
            List.of(),
            Map.of());
    var catalog =
        new Services(
            AllVerbs.declarations(),
            List.of(PROD),
            authorizer,
            new RequestRights(authorizer, rules),
            records::requests,
            records::blocks,
            () -> new AuditSearch(records.store()),
            records::alerts,
            _ -> Optional.empty(),
            Hints.NONE,
            new LastHours(),
            records.clock());
    opened = Optional.of(records);
    var denials = new Denials(new CommandAudit(records, false), authorizer);
    paging =
        Optional.of(
            new PageTurner(
                authorizer, catalog, new StoredAnswers(records, UUID::randomUUID), denials, false));
  }

  @AfterEach
  void close() {
    opened.ifPresent(OpenStore::close);
  }

  private static Role reader(String name, List<Glob> databases) {
    return new Role(
        name,
        new Role.Members(Map.of(), List.of(), false),
        List.of(
            new Grant(List.of("read"), List.of(), new GlobList(databases, false), GlobList.ALL)),
        List.of());
  }

  private static Asker asker(String id, String... roles) {
    return new Asker(new Actor("slack", id, id), Optional.empty(), Set.of(roles));
  }

  private Reply.Card show(Asker asker, int numbers, int page) {
    var snapshot =
        new StoredAnswer(
            "sessions",
            "sessions prod-eu app:blog",
            List.of("prod-eu"),
            paging.orElseThrow().rights(asker, "sessions", List.of("prod-eu")),
            20,
            new Presentation(Presentation.View.DEFAULT, false),
            List.of(),
            NumberedLists.upTo(numbers));
    return card(paging.orElseThrow().show(asker, snapshot, page));
  }

  private Reply press(Asker asker, Press press) {
    var by = new Speaker(asker, Place.of("slack", "C0OPS"));
    return paging.orElseThrow().press(by, press, Optional.empty());
  }

  private static Reply.Card card(Reply reply) {
    return (Reply.Card) ((Reply.Presented) reply).reply();
  }

  private static Press button(Reply.Card card, String label) {
    return card.buttons().stream()
        .filter(button -> button.label().equals(label))
        .map(Button::press)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void pages_turn_forth_and_back_over_what_was_seen_at_first() {
    Reply.Card first = show(ANN, 45, 1);
    assertThat(first.title()).isEqualTo("sessions, page 1 of 3");
    assertThat(NumberedLists.shown(first.report())).startsWith(1).endsWith(20).hasSize(20);
    Reply.Card second = card(press(ANN, button(first, "Next")));
    assertThat(NumberedLists.shown(second.report())).startsWith(21).endsWith(40);
    Reply.Card third = card(press(ANN, button(second, "Next")));
    assertThat(NumberedLists.shown(third.report())).containsExactly(41, 42, 43, 44, 45);
    assertThat(third.buttons()).extracting(Button::label).containsExactly("Previous", "CSV");
    assertThat(card(press(ANN, button(third, "Previous")))).isEqualTo(second);
  }

  @Test
  void all_of_it_is_to_be_had_as_a_file() {
    Reply.Card first = show(ANN, 45, 1);
    Reply reply = press(ANN, button(first, "CSV"));
    assertThat(reply).isInstanceOf(Reply.Attachment.class);
    assertThat(NumberedLists.shown(((Reply.Attachment) reply).report())).hasSize(45);
  }

  @Test
  void a_page_beyond_the_last_is_an_error_that_names_the_last() {
    assertThatThrownBy(() -> show(ANN, 45, 4)).hasMessageContaining("the last page, which is 3");
  }

  @Test
  void nobody_else_turns_them() {
    Reply.Card first = show(ANN, 45, 1);
    assertThat(press(BOB, button(first, "Next"))).isInstanceOf(Reply.Refusal.class);
  }

  @Test
  void who_lost_the_right_to_read_turns_none() {
    Reply.Card first = show(ANN, 45, 1);
    Reply reply = press(asker("U0ANN"), button(first, "Next"));
    assertThat(((Reply.Refusal) reply).error()).isEqualTo("denied");
  }

  @Test
  void who_may_see_less_by_now_turns_none_and_gets_no_file() {
    Reply.Card first = show(asker("U0ANN", "reader", "guest"), 45, 1);
    Asker limited = asker("U0ANN", "guest");
    for (String label : List.of("Next", "CSV")) {
      Reply reply = press(limited, button(first, label));
      assertThat(((Reply.Refusal) reply).error()).isEqualTo("denied");
    }
    Reply.Card own = show(limited, 45, 1);
    assertThat(press(limited, button(own, "Next"))).isInstanceOf(Reply.Presented.class);
  }

  @Test
  void they_are_kept_for_a_quarter_of_an_hour() {
    Reply.Card first = show(ANN, 45, 1);
    now = now.plus(StoredAnswers.KEPT).minus(Duration.ofSeconds(1));
    assertThat(press(ANN, button(first, "Next"))).isInstanceOf(Reply.Presented.class);
    now = now.plusSeconds(1);
    assertThat(press(ANN, button(first, "Next"))).isInstanceOf(Reply.Refusal.class);
  }

  @Test
  void of_one_asker_the_newest_few_are_kept() {
    Reply.Card oldest = show(ANN, 45, 1);
    Reply.Card bobs = show(BOB, 45, 1);
    for (int i = 0; i < 10; i++) {
      now = now.plusSeconds(1);
      show(ANN, 45, 1);
    }
    assertThat(press(ANN, button(oldest, "Next"))).isInstanceOf(Reply.Refusal.class);
    assertThat(press(BOB, button(bobs, "Next"))).isInstanceOf(Reply.Presented.class);
  }
}

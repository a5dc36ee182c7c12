package io.github.pgbailiff.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.alert.Subject;
import io.github.pgbailiff.alert.WatchRule;
import io.github.pgbailiff.bot.TestClock;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.outbox.Announcement;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.owner.Owners;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.Draft;
import io.github.pgbailiff.request.gate.Recipients;
import io.github.pgbailiff.rules.Requirements;
import io.github.pgbailiff.rules.Rule;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncementDeliveryTest {
  private static final Place OPS = Place.of("slack", "C0OPS0001");
  private static final Place APPROVALS = Place.of("slack", "C0APPROVE");
  private static final Place AUDIT = Place.of("slack", "C0AUDIT01");
  private static final Speaker ANN =
      new Speaker(
          new Asker(new Actor("slack", "U0ANN0001", "ann"), Optional.empty(), Set.of()), OPS);

  /** Keeps the newest card of each channel. */
  private record Channels(Map<String, Reply.Card> cards, List<String> said, Set<Place> shut)
      implements Announcer {
    Channels(Place... shut) {
      this(new TreeMap<>(), new ArrayList<>(), Set.of(shut));
    }

    Reply.Card in(Place place) {
      return Optional.ofNullable(cards.get(place.channel())).orElseThrow();
    }

    @Override
    public String platform() {
      return "slack";
    }

    @Override
    public String deliver(Place place, Reply reply, Optional<String> message) {
      if (shut.contains(place)) {
        throw new DeliveryException("is_archived", false);
      }
      switch (reply) {
        case Reply.Card card -> cards.put(place.channel(), card);
        case Reply.Report report -> said.add(place.channel() + ": " + report.facts());
        default -> throw new AssertionError(reply);
      }
      return "1";
    }

    @Override
    public Optional<String> link(String channel, String message) {
      return Optional.of(channel + "/" + message);
    }
  }

  private static Rules rules() {
    var when = new Rule.When(List.of(), List.of(), List.of(), List.of(), OptionalInt.empty());
    var require =
        new Rule.Require(false, 1, List.of("dba"), false, Optional.empty(), Optional.empty(), true);
    return new Rules(List.of(new Rule(when, require)), List.of(), List.of(), List.of());
  }

  /** A request of Ann's in the channel where she works. */
  private static void ask(OpenStore records) {
    var prod = new ClusterIdentity(Optional.of("7"), Optional.empty(), 5432, Instant.EPOCH, false);
    var change =
        new Change(
            "terminate",
            "terminate prod 7",
            List.of(new Part("prod", prod, List.of(), List.of(), List.of())));
    records.requests().create(new Draft(change, ANN, Optional.empty()));
  }

  @Test
  void where_it_is_decided_elsewhere_a_line_points_there_and_the_card_points_back(
      @TempDir Path folder) {
    var settings = SqliteStores.in(folder);
    var audience = new Recipients(Set.of("slack"), List.of(APPROVALS), List.of());
    try (var records =
        new OpenStore(() -> Stores.open(settings), new TestClock(), rules(), audience, _ -> {})) {
      ask(records);
      var channels = new Channels();
      new AnnouncementDelivery(records, channels).deliverDue();
      assertThat(channels.in(OPS).mentions())
          .as("the card is there by then")
          .containsExactly("slack:#C0APPROVE", "slack:C0APPROVE/1");
      assertThat(channels.in(OPS).title()).startsWith("R-1: ann asks: ").endsWith("decided in");
      assertThat(channels.in(OPS).report().facts()).isEmpty();
      assertThat(channels.in(OPS).buttons()).isEmpty();
      assertThat(channels.in(APPROVALS).mentions()).containsExactly("slack:U0ANN0001");
      assertThat(channels.in(APPROVALS).report().facts().toString())
          .contains(new Value.Channel("slack", "C0OPS0001", "slack").toString());
    }
  }

  @Test
  void where_the_channel_for_approvals_is_shut_it_is_decided_where_it_was_asked_for(
      @TempDir Path folder) {
    var settings = SqliteStores.in(folder);
    var members = Map.of("dba", List.of("slack:@S0DBA0001"));
    var audience = new Recipients(Set.of("slack"), List.of(APPROVALS), List.of(), members);
    try (var records =
        new OpenStore(() -> Stores.open(settings), new TestClock(), rules(), audience, _ -> {})) {
      ask(records);
      var channels = new Channels(APPROVALS);
      var delivery = new AnnouncementDelivery(records, channels);
      delivery.deliverDue();
      delivery.deliverDue();
      assertThat(channels.in(OPS).buttons().toString()).contains("APPROVE", "DENY");
      assertThat(channels.in(OPS).mentions())
          .containsExactly("slack:U0ANN0001", "slack:@S0DBA0001");
      assertThat(channels.said()).hasSize(1);
      assertThat(channels.said().getFirst())
          .startsWith("C0OPS0001: ")
          .contains("R-1: pgbailiff cannot post in slack channel C0APPROVE");
    }
  }

  @Test
  void where_the_channel_for_approvals_is_shut_they_are_reminded_where_it_was_asked_for(
      @TempDir Path folder) {
    var settings = SqliteStores.in(folder);
    var clock = new TestClock();
    var members = Map.of("dba", List.of("slack:@S0DBA0001"));
    var audience = new Recipients(Set.of("slack"), List.of(APPROVALS), List.of(), members);
    try (var records =
        new OpenStore(() -> Stores.open(settings), clock, rules(), audience, _ -> {})) {
      ask(records);
      clock.pass(Requirements.WITHIN.dividedBy(2));
      records.requests().remindDue();
      var channels = new Channels(APPROVALS);
      var delivery = new AnnouncementDelivery(records, channels);
      delivery.deliverDue();
      clock.pass(Duration.ofSeconds(10));
      delivery.deliverDue();
      assertThat(channels.in(OPS).report().facts().toString()).contains("R-1 still waits");
      assertThat(channels.in(OPS).mentions()).containsExactly("slack:@S0DBA0001");
    }
  }

  @Test
  void what_nobody_sees_where_it_was_asked_for_either_is_said_in_the_audit_channel(
      @TempDir Path folder) {
    var settings = SqliteStores.in(folder);
    var audience = new Recipients(Set.of("slack"), List.of(OPS), List.of(AUDIT));
    try (var records =
        new OpenStore(() -> Stores.open(settings), new TestClock(), rules(), audience, _ -> {})) {
      ask(records);
      var channels = new Channels(OPS);
      var delivery = new AnnouncementDelivery(records, channels);
      delivery.deliverDue();
      delivery.deliverDue();
      assertThat(channels.said()).hasSize(1);
      assertThat(channels.said().getFirst()).startsWith("C0AUDIT01: ");
    }
  }

  @Test
  void where_nobody_sees_alerts_is_said_once_in_the_audit_channel(@TempDir Path folder) {
    var settings = SqliteStores.in(folder);
    var audience = new Recipients(Set.of("slack"), List.of(), List.of(AUDIT));
    try (var records =
        new OpenStore(() -> Stores.open(settings), new TestClock(), rules(), audience, _ -> {})) {
      tells(records, "1");
      tells(records, "2");
      var channels = new Channels(OPS);
      var delivery = new AnnouncementDelivery(records, channels);
      delivery.deliverDue();
      delivery.deliverDue();
      assertThat(channels.said()).hasSize(1);
      assertThat(channels.said().getFirst())
          .startsWith("C0AUDIT01: ")
          .contains("A-1: pgbailiff cannot post in slack channel C0OPS0001");
    }
  }

  @Test
  void an_owner_who_takes_no_message_on_one_platform_is_told_on_the_next(@TempDir Path folder) {
    var settings = SqliteStores.in(folder);
    var eve = new Person("eve", Map.of("slack", "U0EVE0001", "zulip", "7"), List.of("etl"));
    var audience =
        new Recipients(
            Set.of("slack", "zulip"),
            List.of(),
            List.of(),
            Map.of(),
            new Owners(List.of(), List.of(eve)));
    Place direct = Place.of("slack", "@U0EVE0001");
    try (var records =
        new OpenStore(() -> Stores.open(settings), new TestClock(), rules(), audience, _ -> {})) {
      ask(records);
      records
          .store()
          .transact(tx -> {
            records.announcements().own(tx, Set.of(direct), "R-1");
            return 0;
          });
      new AnnouncementDelivery(records, new Channels(direct)).deliverDue();
      assertThat(records.announcements().claim("zulip", 10))
          .extracting(Announcement::place, Announcement::subject)
          .containsExactly(tuple(Place.of("zulip", "@7"), new Announcement.Owned("R-1")));
    }
  }

  private static void tells(OpenStore records, String key) {
    records
        .alerts()
        .foreign(
            "prod",
            WatchRule.foreign("alertmanager"),
            Subject.key(key),
            Sight.saying(records.clock().instant(), "disk is full"),
            false,
            Map.of("slack", OPS.channel()));
  }
}

package io.github.pgbailiff.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pgbailiff.chat.discord.connection.DiscordRest;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.outbox.Announcer.DeliveryException;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.discord.FakeDiscord;
import io.github.pgbailiff.testing.discord.FakeDiscordFault;
import io.github.pgbailiff.testing.discord.FakeDiscordMessage;
import io.github.pgbailiff.testing.replies.Replies;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Announcements, from a replica that holds no gateway. */
final class DiscordAnnouncerTest {
  private final FakeDiscord discord = new FakeDiscord();
  private final DiscordRest rest =
      new DiscordRest(DiscordRig.settings(discord, List.of(discord.guildId())));
  private final DiscordAnnouncer announcer = new DiscordAnnouncer(rest, UUID::randomUUID);
  private Place ops = Place.of("discord", "");

  @BeforeEach
  void place() {
    ops = Place.of("discord", discord.channelId("ops"));
  }

  @AfterEach
  void close() {
    rest.close();
    discord.close();
  }

  private String post() {
    return announcer.deliver(ops, Replies.named("approval-card"), Optional.empty());
  }

  private List<FakeDiscordMessage> shown() {
    return discord.messages(discord.channelId("ops"));
  }

  @Test
  void a_card_is_posted_and_mentions_the_requester_alone() {
    post();
    assertThat(shown()).hasSize(1);
    assertThat(shown().getFirst().shown()).contains("R-1042", "[Approve…]");
    assertThat(discord.pings()).containsExactly("80351110224678912");
  }

  @Test
  void a_line_elsewhere_links_to_a_card_and_does_not_unfold_it() {
    String id = post();
    String address = announcer.link(ops.channel(), id).orElseThrow();
    assertThat(announcer.link(ops.channel(), id)).contains(address);
    assertThat(discord.calls("GET channels/" + ops.channel())).isEqualTo(1);
    var card = (Reply.Card) Replies.named("approval-card");
    announcer.deliver(
        ops,
        new Reply.Card(
            card.title(),
            card.tone(),
            card.report(),
            List.of(),
            List.of("discord:" + address, "discord:https://evil.example/1/2/3")),
        Optional.empty());
    assertThat(shown().getLast().body().path("content").asString())
        .isEqualTo("<" + address + ">")
        .endsWith("/" + ops.channel() + "/" + id + ">");
  }

  @Test
  void a_card_notifies_roles_where_it_is_meant_to() {
    var card = (Reply.Card) Replies.named("approval-card");
    announcer.deliver(
        ops,
        new Reply.Card(
            card.title(), card.tone(), card.report(), card.buttons(), List.of("discord:@41771983")),
        Optional.empty());
    assertThat(discord.pings()).containsExactly("&41771983");
  }

  @Test
  void it_is_edited_in_place_without_notifying_again() {
    String id = post();
    discord.expireTokens();
    assertThat(announcer.deliver(ops, Replies.named("outcome"), Optional.of(id))).isEqualTo(id);
    assertThat(shown()).hasSize(1);
    assertThat(shown().getFirst().shown()).contains("ended after").doesNotContain("Approve…");
    announcer.deliver(ops, Replies.named("approval-card"), Optional.of(id));
    assertThat(discord.pings()).hasSize(1);
  }

  @Test
  void a_card_in_a_thread_that_was_archived_is_edited_all_the_same() {
    discord.addThread("incident", "ops");
    Place thread = Place.of("discord", discord.channelId("incident"));
    String id = announcer.deliver(thread, Replies.named("approval-card"), Optional.empty());
    discord.archives("incident");
    assertThat(announcer.deliver(thread, Replies.named("outcome"), Optional.of(id))).isEqualTo(id);
    assertThat(discord.messages(thread.channel()).getFirst().shown()).contains("ended after");
  }

  @Test
  void a_thread_that_somebody_closed_is_not_tried_again() {
    discord.addThread("incident", "ops");
    Place thread = Place.of("discord", discord.channelId("incident"));
    String id = announcer.deliver(thread, Replies.named("approval-card"), Optional.empty());
    discord.locks("incident");
    for (Optional<String> message : List.of(Optional.of(id), Optional.<String>empty())) {
      assertThatThrownBy(() -> announcer.deliver(thread, Replies.named("outcome"), message))
          .isInstanceOfSatisfying(
              DeliveryException.class, e -> assertThat(e.worthTryingAgain()).isFalse());
    }
  }

  @Test
  void a_card_that_somebody_deleted_appears_again() {
    String id = post();
    discord.delete(shown().getFirst());
    assertThat(announcer.deliver(ops, Replies.named("outcome"), Optional.of(id))).isNotEqualTo(id);
    assertThat(shown()).hasSize(1);
  }

  @Test
  void what_is_for_an_account_goes_to_its_direct_messages() {
    Place bob = Place.directTo(new Actor("discord", discord.userId("bob"), "bob"));
    String id = announcer.deliver(bob, Replies.named("sessions"), Optional.empty());
    announcer.deliver(bob, Replies.named("outcome"), Optional.of(id));
    assertThat(discord.directMessages("bob")).hasSize(1);
    assertThat(shown()).isEmpty();
  }

  @Test
  void what_belongs_below_a_message_stands_in_its_thread_and_not_in_the_channel() {
    String id = post();
    Place below = new Place("discord", ops.channel(), Optional.of(id));
    announcer.deliver(below, Replies.named("step"), Optional.empty());
    announcer.deliver(below, Replies.named("outcome"), Optional.empty());
    assertThat(shown()).hasSize(1);
    assertThat(discord.messages(id)).hasSize(2);
    assertThat(discord.messages(id).getFirst().shown()).contains("23036 ended after 0.2 s");
    assertThat(discord.calls("POST channels/%s/messages/%s".formatted(ops.channel(), id)))
        .isEqualTo(1);
  }

  @Test
  void a_card_below_another_is_edited_in_its_thread() {
    String id = post();
    Place below = new Place("discord", ops.channel(), Optional.of(id));
    String second = announcer.deliver(below, Replies.named("approval-card"), Optional.empty());
    var attempt = new Announcer.Attempt("discord:7", false);
    assertThat(announcer.deliver(below, Replies.named("outcome"), Optional.of(second), attempt))
        .isEqualTo(second);
    assertThat(discord.messages(id)).hasSize(1);
    assertThat(discord.messages(id).getFirst().shown()).contains("ended after");
  }

  @Test
  void a_card_below_another_whose_thread_is_gone_goes_on_in_the_channel() {
    String id = post();
    Place below = new Place("discord", ops.channel(), Optional.of(id));
    Reply card = Replies.named("confirm-card");
    String second = announcer.deliver(below, card, Optional.empty());
    discord.deletesChannel(id);
    String third = announcer.deliver(below, card, Optional.of(second));
    assertThat(shown().getLast().id()).isEqualTo(third);
    assertThat(shown().getLast().answered()).contains(id);
    assertThat(announcer.deliver(below, Replies.named("outcome"), Optional.of(third)))
        .isEqualTo(third);
    assertThat(shown()).hasSize(2);
    assertThat(shown().getLast().shown()).contains("ended after");
  }

  @Test
  void one_that_somebody_deleted_at_once_appears_again_though_it_has_a_nonce() {
    var attempt = new Announcer.Attempt("discord:7", false);
    String id = announcer.deliver(ops, Replies.named("outcome"), Optional.empty(), attempt);
    discord.delete(shown().getFirst());
    announcer.deliver(ops, Replies.named("outcome"), Optional.of(id), attempt);
    assertThat(shown()).hasSize(1);
  }

  @Test
  void where_somebody_deleted_the_thread_what_has_to_be_noticed_is_said_below_the_card() {
    String id = post();
    Place below = new Place("discord", ops.channel(), Optional.of(id));
    announcer.deliver(below, Replies.named("step"), Optional.empty());
    discord.deletesChannel(id);
    announcer.deliver(below, Replies.named("sessions"), Optional.empty());
    assertThat(shown()).hasSize(1);
    announcer.deliver(below, Replies.named("outcome"), Optional.empty());
    assertThat(shown().getLast().answered()).contains(id);
  }

  @Test
  void where_no_thread_may_be_made_only_what_somebody_has_to_notice_is_said() {
    String channel = discord.addChannelWithoutThreads("narrow");
    String id =
        announcer.deliver(
            Place.of("discord", channel), Replies.named("approval-card"), Optional.empty());
    Place below = new Place("discord", channel, Optional.of(id));
    announcer.deliver(below, Replies.named("sessions"), Optional.empty());
    assertThat(discord.messages(channel)).hasSize(1);
    announcer.deliver(below, Replies.named("outcome"), Optional.empty());
    assertThat(discord.messages(channel).getLast().answered()).contains(id);
  }

  @Test
  void in_a_channel_nobody_reads_queries_or_addresses() {
    announcer.deliver(ops, Replies.named("sessions"), Optional.empty());
    assertThat(shown().getFirst().shown()).contains("71322").doesNotContain("UPDATE stock");
  }

  @Test
  void what_is_forbidden_or_gone_is_not_worth_trying_again() {
    discord.shut("eve");
    for (Place place :
        List.of(
            Place.of("discord", discord.addForeignChannel("closed")),
            Place.of("discord", "41771983423149999"),
            Place.directTo(new Actor("discord", discord.userId("eve"), "eve")))) {
      assertThat(failure(place).worthTryingAgain()).isFalse();
    }
  }

  @Test
  void what_may_work_later_is() {
    for (int i = 0; i < 3; i++) {
      discord.fail("/messages", new FakeDiscordFault.Status(503));
    }
    assertThat(failure(ops).worthTryingAgain()).isTrue();
    discord.fail("/messages", new FakeDiscordFault.RateLimited(600));
    assertThat(failure(ops).worthTryingAgain()).isTrue();
    discord.revokeToken(true);
    assertThat(failure(ops).worthTryingAgain()).isTrue();
  }

  private DeliveryException failure(Place place) {
    return catchThrowableOfType(
        DeliveryException.class,
        () -> announcer.deliver(place, Replies.named("outcome"), Optional.empty()));
  }

  @Test
  void a_busy_discord_is_asked_again_after_the_time_it_names() {
    discord.fail("/messages", new FakeDiscordFault.RateLimited(0.3));
    post();
    assertThat(shown()).hasSize(1);
    assertThat(discord.calls("POST channels/")).isEqualTo(2);
  }

  @Test
  void a_post_that_is_repeated_makes_one_message() {
    var once = new UUID(1, 1);
    var repeating = new DiscordAnnouncer(rest, () -> once);
    repeating.deliver(ops, Replies.named("outcome"), Optional.empty());
    repeating.deliver(ops, Replies.named("outcome"), Optional.empty());
    assertThat(shown()).hasSize(1);
  }
}

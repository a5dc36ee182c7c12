package io.github.pgbailiff.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.reply.Presentation;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.HttpWire.Break;
import io.github.pgbailiff.testing.discord.FakeDiscord;
import io.github.pgbailiff.testing.discord.FakeDiscordMessage;
import io.github.pgbailiff.testing.replies.Replies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever connection breaks, at whatever call: whoever asked gets one answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiscordBrokenConnectionsTest {
  private DiscordRig rig;
  private FakeDiscord discord;
  private DiscordPlatform platform;

  @BeforeAll
  void connect(@TempDir Path folder) {
    rig = new DiscordRig(folder);
    discord = rig.discord;
    platform = rig.connected();
  }

  @AfterAll
  void close() {
    rig.close();
  }

  @BeforeEach
  void reset() {
    rig.wire.heal();
    rig.handler.handled.clear();
    rig.handler.reply = i -> Replies.named("sessions");
    rig.handler.question = press -> Replies.named("approve-question");
    discord.everything().forEach(discord::delete);
  }

  private static Reply toEverybody() {
    return new Reply.Presented(
        Replies.named("sessions"), new Presentation(Presentation.View.DEFAULT, true));
  }

  static Stream<Arguments> callsOfCommands() {
    return Stream.of("/callback", "PATCH /api/v10/webhooks/")
        .flatMap(call -> Stream.of(Break.values()).map(when -> Arguments.of(call, when)));
  }

  @ParameterizedTest
  @MethodSource("callsOfCommands")
  void a_command_is_answered_once(String call, Break when) {
    rig.wire.breaks(call, when);
    var ann = discord.as("ann").types("/pg sessions").sees("71322");
    assertThat(rig.wire.isBroken()).isTrue();
    assertThat(ann.sees()).hasSize(1);
    assertThat(rig.handler.handled).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Break.class)
  void an_answer_that_turns_out_to_be_for_everybody_appears_once(Break when) {
    for (String call : List.of("DELETE /api/v10/webhooks/", "POST /api/v10/channels/")) {
      discord.everything().forEach(discord::delete);
      rig.handler.reply = i -> toEverybody();
      rig.wire.breaks(call, when);
      var ann = discord.as("ann").types("/pg sessions").sees("71322");
      await().until(rig.wire::isBroken);
      assertThat(ann.sees()).hasSize(1);
      assertThat(discord.messages(discord.channelId("ops"))).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Break.class)
  void an_answer_that_turns_out_to_be_private_appears(Break when) {
    for (String call : List.of("DELETE /api/v10/webhooks/", "POST /api/v10/webhooks/")) {
      discord.everything().forEach(discord::delete);
      rig.wire.breaks(call, when);
      var ann = discord.as("ann").types("/pg sessions public:yes").sees("71322");
      await().until(rig.wire::isBroken);
      assertThat(ann.sees()).isNotEmpty();
      assertThat(discord.messages(discord.channelId("ops"))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Break.class)
  void a_press_opens_its_question_and_is_carried_out(Break when) {
    FakeDiscordMessage card = card("approval-card");
    rig.wire.breaks("/callback", when);
    var bob = discord.as("bob").presses(card, "Approve…");
    assertThat(bob.asked()).contains("Terminate 1 session");
    rig.wire.breaks("/callback", when);
    rig.wire.breaks("PATCH /api/v10/webhooks/", when);
    bob.fills(Map.of()).sees("71322");
    assertThat(rig.wire.isBroken()).isTrue();
    assertThat(rig.handler.handled).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Break.class)
  void a_refusal_without_an_acknowledgement_appears_once(Break when) {
    FakeDiscordMessage card = card("approval-card");
    rig.wire.breaks("/callback", when);
    var bob = discord.as("bob").forges(card, "nonsense").sees("another version of pgbailiff");
    assertThat(bob.sees().stream().filter(text -> text.contains("another version"))).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Break.class)
  void a_card_appears_once_and_is_edited(Break when) {
    rig.wire.breaks("POST /api/v10/channels/", when);
    FakeDiscordMessage card = card("approval-card");
    rig.wire.breaks("PATCH /api/v10/channels/", when);
    var place = Place.of("discord", card.channel());
    platform.announcer().deliver(place, Replies.named("outcome"), Optional.of(card.id()));
    assertThat(rig.wire.isBroken()).isTrue();
    assertThat(discord.messages(card.channel())).hasSize(1);
    assertThat(discord.messages(card.channel()).getFirst().shown()).isNotEqualTo(card.shown());
  }

  private FakeDiscordMessage card(String name) {
    String channel = discord.channelId("ops");
    platform
        .announcer()
        .deliver(Place.of("discord", channel), Replies.named(name), Optional.empty());
    return discord.messages(channel).getLast();
  }

  @ParameterizedTest
  @EnumSource(Break.class)
  void somebodys_roles_are_looked_up(Break when) {
    String name = "dan-" + when;
    discord.roles(name, "41771983423143936");
    rig.wire.breaks("/members/", when);
    assertThat(platform.members().rolesOf(discord.userId(name)))
        .containsExactly("41771983423143936");
    assertThat(rig.wire.isBroken()).isTrue();
  }

  @Test
  void connections_that_were_closed_meanwhile_cost_no_answer() {
    for (Duration after : List.of(Duration.ZERO, Duration.ofMillis(5), Duration.ofMillis(50))) {
      rig.wire.closesIdle(after);
      for (int i = 0; i < 8; i++) {
        discord.everything().forEach(discord::delete);
        var ann = discord.as("ann").types("/pg sessions").sees("71322");
        assertThat(ann.sees()).hasSize(1);
        FakeDiscordMessage card = card("approval-card");
        assertThat(discord.messages(card.channel())).hasSize(1);
      }
    }
  }
}

package io.github.pgbailiff.testing.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.testing.Standstill;
import io.github.pgbailiff.testing.discord.FakeDiscordInteractions.Interaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A person in front of Discord's client: types, presses, fills in, sees. */
public final class FakeDiscordPerson {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(3);

  private final FakeDiscord discord;
  private final FakeDiscordWorld.User user;
  private final FakeDiscordWorld.Channel channel;
  private final String guild;
  private Optional<Interaction> last = Optional.empty();
  private Runnable again = () -> {};

  FakeDiscordPerson(
      FakeDiscord discord,
      FakeDiscordWorld.User user,
      FakeDiscordWorld.Channel channel,
      String guild) {
    this.discord = discord;
    this.user = user;
    this.channel = channel;
    this.guild = guild;
  }

  /** The same person in another channel. */
  public FakeDiscordPerson in(String channelName) {
    return new FakeDiscordPerson(discord, user, discord.world.channelNamed(channelName), guild);
  }

  /** The same person in the direct messages with the bot. */
  public FakeDiscordPerson privately() {
    return new FakeDiscordPerson(discord, user, discord.world.direct(user.id()), guild);
  }

  /** The same person in another guild. */
  public FakeDiscordPerson inGuild(String id) {
    return new FakeDiscordPerson(discord, user, channel, id);
  }

  /** Uses the command, such as {@code /pg sessions cluster:prod-eu user:"a b"}. */
  public FakeDiscordPerson types(String text) {
    return sends(text, true);
  }

  /** As {@link #types}, without waiting for the app's acknowledgement. */
  public FakeDiscordPerson sends(String text) {
    return sends(text, false);
  }

  private FakeDiscordPerson sends(String text, boolean waits) {
    deliver(2, FakeDiscordCommandLine.data(discord, text), Optional.empty());
    if (waits) {
      acknowledged();
    }
    return this;
  }

  /** What is offered while the last option of the text is being typed. */
  public List<String> offered(String text) {
    return choices(text, "value");
  }

  /** The same as they read it. */
  public List<String> offeredNames(String text) {
    return choices(text, "name");
  }

  private List<String> choices(String text, String part) {
    deliver(4, FakeDiscordCommandLine.focused(discord, text), Optional.empty());
    return acknowledged()
        .path("data")
        .path("choices")
        .valueStream()
        .map(choice -> choice.path(part).asString())
        .toList();
  }

  /** Presses the newest button with that label that this person sees. */
  public FakeDiscordPerson presses(String label) {
    return presses(showing(label, ""), label);
  }

  /** The newest message with a button of that label and with the text. */
  public FakeDiscordMessage showing(String label, String text) {
    return await("button " + label + " beside " + text)
        .atMost(PATIENCE)
        .until(() -> button(label, text), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<FakeDiscordMessage> button(String label, String text) {
    return visible().reversed().stream()
        .filter(m -> m.button(label).isPresent() && m.shown().contains(text))
        .findFirst();
  }

  /** Presses a button of a message as it was, even if it looks different by now. */
  public FakeDiscordPerson presses(FakeDiscordMessage message, String label) {
    String id = message.button(label).orElseThrow().path("custom_id").asString();
    ObjectNode data = JsonMapper.shared().createObjectNode().put("custom_id", id);
    deliver(3, data.put("component_type", 2), Optional.of(message));
    acknowledged();
    return this;
  }

  /** Presses a button that no message has. */
  public FakeDiscordPerson forges(FakeDiscordMessage message, String customId) {
    ObjectNode data = JsonMapper.shared().createObjectNode().put("custom_id", customId);
    deliver(3, data.put("component_type", 2), Optional.of(message));
    acknowledged();
    return this;
  }

  /** Chooses rows of the newest menu with that placeholder, by the beginning of their labels. */
  public FakeDiscordPerson selects(String placeholder, String... labels) {
    return selects(showingMenu(placeholder), placeholder, labels);
  }

  /** The newest message with a menu of that placeholder that this person sees. */
  public FakeDiscordMessage showingMenu(String placeholder) {
    return visible().reversed().stream()
        .filter(m -> m.menu(placeholder).isPresent())
        .findFirst()
        .orElseThrow();
  }

  /** Chooses rows in a menu of a message, even if this person does not see it. */
  public FakeDiscordPerson selects(
      FakeDiscordMessage message, String placeholder, String... labels) {
    JsonNode menu = message.menu(placeholder).orElseThrow();
    ObjectNode data = JsonMapper.shared().createObjectNode().put("component_type", 3);
    data.put("custom_id", menu.path("custom_id").asString());
    ArrayNode values = data.putArray("values");
    for (String label : labels) {
      menu.path("options")
          .valueStream()
          .filter(o -> o.path("label").asString().startsWith(label))
          .map(o -> o.path("value").asString())
          .forEach(values::add);
    }
    deliver(3, data, Optional.of(message));
    acknowledged();
    return this;
  }

  /** Fills in the modal, by the labels or ids of its fields, and submits it. */
  public FakeDiscordPerson fills(Map<String, String> answers) {
    JsonNode modal = modal();
    discord.callbacks.modals.remove(user.id());
    ObjectNode data = JsonMapper.shared().createObjectNode();
    data.put("custom_id", modal.path("custom_id").asString());
    ArrayNode parts = data.putArray("components");
    int number = 1;
    for (JsonNode part : modal.path("components")) {
      ObjectNode sent = parts.addObject().put("type", part.path("type").asInt());
      sent.put("id", number++);
      if (part.path("type").asInt() == 18) {
        JsonNode field = part.path("component");
        String id = field.path("custom_id").asString();
        String answer = answers.getOrDefault(part.path("label").asString(), answers.get(id));
        ObjectNode input = sent.putObject("component").put("type", 4).put("id", number++);
        input.put("custom_id", id).put("value", answer == null ? "" : answer);
      }
    }
    deliver(5, data, last.flatMap(i -> i.pressed));
    acknowledged();
    return this;
  }

  /** What the modal in front of this person says. */
  public String asked() {
    return FakeDiscordCommandLine.modal(modal());
  }

  public boolean isAsked() {
    return discord.callbacks.modals.containsKey(user.id());
  }

  private JsonNode modal() {
    await("modal for " + user.name())
        .atMost(PATIENCE)
        .until(() -> discord.callbacks.modals.containsKey(user.id()));
    return java.util.Objects.requireNonNull(discord.callbacks.modals.get(user.id()));
  }

  /** The same interaction once more. */
  public FakeDiscordPerson again() {
    again.run();
    return this;
  }

  /** Waits until something that this person sees holds the text. */
  public FakeDiscordPerson sees(String text) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(String.join("\n", sees())).contains(text));
    return this;
  }

  /** Everything that this person sees of the bot's, oldest first. */
  public List<String> sees() {
    return visible().stream().map(FakeDiscordMessage::shown).toList();
  }

  /** The bot's newest message that this person sees. */
  public FakeDiscordMessage newest() {
    return visible().getLast();
  }

  /** How long the app took to answer the last interaction first; empty when it did not. */
  public Optional<Duration> acknowledgedAfter() {
    return last.flatMap(Interaction::acknowledgedAfter);
  }

  private List<FakeDiscordMessage> visible() {
    String direct = discord.world.direct(user.id()).id();
    return discord.world.messages().stream()
        .filter(m -> m.onlyFor().map(user.id()::equals).orElse(true))
        .filter(m -> !m.channel().startsWith("7") || m.channel().equals(direct))
        .toList();
  }

  private void deliver(int type, JsonNode data, Optional<FakeDiscordMessage> message) {
    var interaction =
        new Interaction("token" + discord.world.snowflake(), type, user, channel.id(), message);
    discord.interactions.add(interaction);
    last = Optional.of(interaction);
    ObjectNode payload = discord.payloads.interaction(interaction, guild, data);
    again = () -> discord.gateway.dispatch("INTERACTION_CREATE", payload);
    discord.gateway.dispatch("INTERACTION_CREATE", payload);
  }

  /** Waits for the first answer, as long as Discord does. */
  private JsonNode acknowledged() {
    try {
      return Standstill.within(ACKNOWLEDGED_WITHIN, last.orElseThrow().acknowledged);
    } catch (TimeoutException e) {
      throw new AssertionError("the application did not respond", e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}

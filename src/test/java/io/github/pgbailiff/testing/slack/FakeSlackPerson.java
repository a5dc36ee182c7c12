package io.github.pgbailiff.testing.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.testing.Standstill;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A person in front of Slack's client: types, presses, fills in, sees. */
public final class FakeSlackPerson {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(3);

  private final FakeSlack slack;
  private final FakeSlackWorld.User user;
  private final FakeSlackWorld.Channel channel;
  private final Optional<String> thread;
  private final Map<String, ObjectNode> selected = new HashMap<>();
  private final Map<String, JsonNode> chosen = new HashMap<>();
  private Duration lastAcknowledged = Duration.ZERO;
  private Runnable again = () -> {};

  FakeSlackPerson(FakeSlack slack, FakeSlackWorld.User user, FakeSlackWorld.Channel channel) {
    this(slack, user, channel, Optional.empty());
  }

  private FakeSlackPerson(
      FakeSlack slack,
      FakeSlackWorld.User user,
      FakeSlackWorld.Channel channel,
      Optional<String> thread) {
    this.slack = slack;
    this.user = user;
    this.channel = channel;
    this.thread = thread;
  }

  /** The same person in another channel. */
  public FakeSlackPerson in(String channelName) {
    return new FakeSlackPerson(slack, user, slack.channel(channelName));
  }

  /** The same person in the direct messages with the bot. */
  public FakeSlackPerson privately() {
    return new FakeSlackPerson(slack, user, slack.world.direct(user.id()));
  }

  /** The same person in direct messages with somebody else. */
  public FakeSlackPerson amongOthers() {
    return new FakeSlackPerson(slack, user, slack.world.directAmongOthers());
  }

  /** The same person in the thread below a message. */
  public FakeSlackPerson below(FakeSlackMessage message) {
    return new FakeSlackPerson(slack, user, channel, Optional.of(message.ts()));
  }

  /** Types a slash command, or a message. */
  public FakeSlackPerson types(String text) {
    if (text.startsWith("/")) {
      String[] words = text.split(" ", 2);
      JsonNode payload =
          slack.payloads.command(user, channel, words[0], words.length > 1 ? words[1] : "");
      deliver("slash_commands", payload);
      return this;
    }
    FakeSlackMessage message =
        slack.world.post(
            channel.id(),
            user.id(),
            Optional.empty(),
            thread,
            text,
            JsonMapper.shared().createArrayNode(),
            JsonMapper.shared().createObjectNode());
    JsonNode payload = slack.payloads.event(user, channel, text, message.ts(), thread);
    deliver("events_api", payload);
    return this;
  }

  /** Presses the newest button with that label that this person sees. */
  public FakeSlackPerson presses(String label) {
    return presses(showing(label, ""), label);
  }

  /** The newest message with a button of that label and with the text. */
  public FakeSlackMessage showing(String label, String text) {
    return await("button " + label + " beside " + text)
        .atMost(PATIENCE)
        .until(() -> button(label, text), Optional::isPresent)
        .orElseThrow();
  }

  /** Presses a button of a message as it was, even if it looks different by now. */
  public FakeSlackPerson presses(FakeSlackMessage message, String label) {
    JsonNode element = FakeSlackClient.button(message, label).orElseThrow();
    ObjectNode action = ((ObjectNode) element).deepCopy();
    action.put("action_ts", message.ts());
    deliver(
        "interactive", slack.payloads.action(user, channel(message), message, action, selected));
    return this;
  }

  /** Chooses rows in the newest menu that this person sees, by the beginning of their labels. */
  public FakeSlackPerson selects(String... labels) {
    return selects(menu(), labels);
  }

  /** The newest message with a menu that this person sees. */
  public FakeSlackMessage menu() {
    return visible().reversed().stream()
        .filter(m -> FakeSlackClient.menu(m).isPresent())
        .findFirst()
        .orElseThrow();
  }

  /** Chooses rows in the menu of a message, even if this person does not see it. */
  public FakeSlackPerson selects(FakeSlackMessage message, String... labels) {
    FakeSlackClient.Menu menu = FakeSlackClient.menu(message).orElseThrow();
    ObjectNode action = menu.choose(List.of(labels));
    selected.put(menu.block(), menu.state(action));
    deliver("interactive", slack.payloads.action(user, channel, message, action, selected));
    return this;
  }

  /** Fills in the modal, by the labels or names of its inputs, and submits it. */
  public FakeSlackPerson fills(Map<String, String> answers) {
    await("modal with fields for " + user.name())
        .atMost(PATIENCE)
        .until(() -> slack.views.of(user.id()).filter(m -> m.view().has("submit")).isPresent());
    FakeSlackViews.Modal modal = modal();
    Map<String, ObjectNode> values = new LinkedHashMap<>();
    for (JsonNode block : modal.view().path("blocks")) {
      if (block.path("type").asString("").equals("input")) {
        String action = block.path("element").path("action_id").asString();
        String label = block.path("label").path("text").asString();
        String answer = answers.getOrDefault(label, answers.get(action));
        String id = block.path("block_id").asString();
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        switch (block.path("element").path("type").asString()) {
          case "plain_text_input" ->
              state.putObject(action).put("type", "plain_text_input").put("value", answer);
          case "conversations_select" ->
              state
                  .putObject(action)
                  .put("type", "conversations_select")
                  .put("selected_conversation", channel.id());
          default -> state.set(action, chosen(block));
        }
        values.put(id, state);
      }
    }
    deliver("interactive", slack.payloads.submission(user, modal, values));
    return this;
  }

  private ObjectNode chosen(JsonNode block) {
    JsonNode element = block.path("element");
    ObjectNode state =
        JsonNodeFactory.instance.objectNode().put("type", element.path("type").asString());
    JsonNode first = element.path("initial_option");
    state.set(
        "selected_option",
        chosen.getOrDefault(
            block.path("block_id").asString(),
            first.isMissingNode() ? JsonNodeFactory.instance.nullNode() : first));
    return state;
  }

  /** Opens the app's Home tab. */
  public FakeSlackPerson opensHome() {
    deliver("events_api", slack.payloads.opened(user, "home", slack.world.direct(user.id()).id()));
    return this;
  }

  /** Opens the messages beside it. */
  public FakeSlackPerson opensMessages() {
    deliver(
        "events_api", slack.payloads.opened(user, "messages", slack.world.direct(user.id()).id()));
    return this;
  }

  /** What the Home tab shows; nothing where none was published. */
  public String home() {
    return slack
        .views
        .home(user.id())
        .map(view -> FakeSlackReader.shown(view.path("blocks")))
        .orElse("");
  }

  /** The Home tab, as it was published last. */
  public JsonNode homeView() {
    return slack.views.home(user.id()).orElseThrow();
  }

  /** Waits until the Home tab shows the text. */
  public FakeSlackPerson homeShows(String text) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(home()).contains(text));
    return this;
  }

  /** Presses the first button with that label in the Home tab. */
  public FakeSlackPerson pressesAtHome(String label) {
    JsonNode view = slack.views.home(user.id()).orElseThrow();
    ObjectNode action =
        FakeSlackClient.button(view.path("blocks"), label)
            .map(it -> ((ObjectNode) it).deepCopy())
            .orElseThrow(() -> new AssertionError("no " + label + " in " + home()));
    deliver(
        "interactive",
        slack.payloads.inView(user, view, "V0HOME001", action.put("action_ts", "1790000000.0003")));
    return this;
  }

  /** Uses a shortcut that belongs to no message. */
  public FakeSlackPerson shortcut(String callback) {
    chosen.clear();
    deliver("interactive", slack.payloads.shortcut(user, callback));
    return this;
  }

  /** What a menu of the modal offers for what is typed into it, within Slack's three seconds. */
  public List<String> offered(String label, String typed) {
    return options(label, typed).stream()
        .map(it -> it.path("text").path("text").asString())
        .toList();
  }

  private List<JsonNode> options(String label, String typed) {
    JsonNode payload = slack.payloads.suggestion(user, modal(), input(label), typed);
    try {
      JsonNode answer =
          Standstill.within(ACKNOWLEDGED_WITHIN, slack.deliver("interactive", payload, 0));
      assertThat(FakeSlackElements.inChoices(answer)).isEmpty();
      return answer.path("options").valueStream().toList();
    } catch (TimeoutException | ExecutionException e) {
      throw new AssertionError("no choices in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private JsonNode input(String label) {
    return modal()
        .view()
        .path("blocks")
        .valueStream()
        .filter(it -> it.path("label").path("text").asString("").equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + label + " in " + asked()));
  }

  /** Chooses what a menu of the modal offers first for what is typed into it. */
  public FakeSlackPerson chooses(String label, String typed) {
    JsonNode block = input(label);
    JsonNode option = options(label, typed).getFirst();
    chosen.put(block.path("block_id").asString(), option);
    if (block.path("dispatch_action").asBoolean(false)) {
      ObjectNode action =
          JsonNodeFactory.instance
              .objectNode()
              .put("type", block.path("element").path("type").asString())
              .put("action_id", block.path("element").path("action_id").asString())
              .put("block_id", block.path("block_id").asString());
      action.set("selected_option", option);
      deliver("interactive", slack.payloads.inView(user, modal().view(), modal().id(), action));
    }
    return this;
  }

  /** Uses a message shortcut. */
  public FakeSlackPerson shortcut(String callback, FakeSlackMessage message) {
    deliver("interactive", slack.payloads.shortcut(user, channel(message), callback, message));
    return this;
  }

  /** The same delivery once more, as Slack repeats them. */
  public FakeSlackPerson again() {
    again.run();
    return this;
  }

  /** What the modal in front of this person says. */
  public String asked() {
    return FakeSlackClient.modal(modal().view());
  }

  /** Waits until the modal in front of this person says the text. */
  public FakeSlackPerson isAsked(String text) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked()).contains(text));
    return this;
  }

  /** The modal in front of this person, as it was sent. */
  public JsonNode view() {
    return modal().view();
  }

  private FakeSlackViews.Modal modal() {
    await("modal for " + user.name())
        .atMost(PATIENCE)
        .until(() -> slack.views.of(user.id()).isPresent());
    return slack.views.of(user.id()).orElseThrow();
  }

  public boolean isAsked() {
    return slack.views.of(user.id()).isPresent();
  }

  /** Waits until something that this person sees holds the text. */
  public FakeSlackPerson sees(String text) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(String.join("\n", sees())).contains(text));
    return this;
  }

  /** Everything that this person sees of the bot's, oldest first. */
  public List<String> sees() {
    return visible().stream().map(FakeSlackMessage::shown).toList();
  }

  /** The bot's newest message that this person sees. */
  public FakeSlackMessage newest() {
    return visible().getLast();
  }

  /** How long the app took to acknowledge the last delivery. */
  public Duration acknowledged() {
    return lastAcknowledged;
  }

  private List<FakeSlackMessage> visible() {
    String direct = slack.world.direct(user.id()).id();
    return slack.world.messages().stream()
        .filter(m -> !m.author().equals(user.id()))
        .filter(m -> m.onlyFor().map(user.id()::equals).orElse(true))
        .filter(m -> !m.channel().startsWith("D") || m.channel().equals(direct))
        .toList();
  }

  private FakeSlackWorld.Channel channel(FakeSlackMessage message) {
    return slack.world.channelById(message.channel()).orElseThrow();
  }

  private Optional<FakeSlackMessage> button(String label, String text) {
    return visible().reversed().stream()
        .filter(m -> FakeSlackClient.button(m, label).isPresent() && m.shown().contains(text))
        .findFirst();
  }

  private void deliver(String type, JsonNode payload) {
    again = () -> deliverOnce(type, payload, 1);
    deliverOnce(type, payload, 0);
  }

  private void deliverOnce(String type, JsonNode payload, int retry) {
    long start = System.nanoTime();
    try {
      JsonNode answer = Standstill.within(ACKNOWLEDGED_WITHIN, slack.deliver(type, payload, retry));
      lastAcknowledged = Duration.ofNanos(System.nanoTime() - start);
      FakeSlackClient.taken(slack, user, channel, type, payload, answer);
    } catch (TimeoutException | ExecutionException e) {
      FakeSlackClient.timedOut(slack, user, channel, payload);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

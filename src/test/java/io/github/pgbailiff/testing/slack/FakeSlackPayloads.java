package io.github.pgbailiff.testing.slack;

import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a {@link FakeSlack} delivers to the app. */
final class FakeSlackPayloads {
  private final FakeSlackTickets tickets;
  private final Function<String, String> url;
  private final BooleanSupplier enterprise;

  FakeSlackPayloads(
      FakeSlackTickets tickets, Function<String, String> url, BooleanSupplier enterprise) {
    this.enterprise = enterprise;
    this.tickets = tickets;
    this.url = url;
  }

  ObjectNode command(
      FakeSlackWorld.User user, FakeSlackWorld.Channel channel, String command, String text) {
    return node()
        .put("token", "legacy")
        .put("team_id", team(user))
        .put("team_domain", "acme")
        .put("channel_id", channel.id())
        .put("channel_name", channel.name())
        .put("user_id", user.id())
        .put("user_name", user.name())
        .put("command", command)
        .put("text", escaped(text))
        .put("api_app_id", FakeSlackWorld.APP)
        .put("is_enterprise_install", Boolean.toString(enterprise.getAsBoolean()))
        .put("response_url", hook(user, channel, Optional.empty(), Optional.empty()))
        .put("trigger_id", tickets.trigger(user.id()));
  }

  ObjectNode event(
      FakeSlackWorld.User user,
      FakeSlackWorld.Channel channel,
      String text,
      String ts,
      Optional<String> thread) {
    ObjectNode payload =
        node()
            .put("token", "legacy")
            .put("team_id", FakeSlackWorld.TEAM)
            .put("api_app_id", FakeSlackWorld.APP)
            .put("type", "event_callback")
            .put("event_id", tickets.id("Ev0"))
            .put("event_time", 1_790_000_000)
            .put("is_ext_shared_channel", channel.shared());
    ObjectNode event =
        payload
            .putObject("event")
            .put("type", channel.direct() ? "message" : "app_mention")
            .put("user", user.id())
            .put("text", escaped(text).replace("@pgbailiff", "<@" + FakeSlackWorld.BOT + ">"))
            .put("ts", ts)
            .put("event_ts", ts)
            .put("channel", channel.id())
            .put("team", team(user));
    if (channel.direct()) {
      event.put("channel_type", "im");
    }
    if (user.traits().contains(FakeSlackWorld.Trait.BOT)) {
      event.put("bot_id", "B0OTHER01");
    }
    thread.ifPresent(t -> event.put("thread_ts", t));
    return payload;
  }

  ObjectNode action(
      FakeSlackWorld.User user,
      FakeSlackWorld.Channel channel,
      FakeSlackMessage message,
      JsonNode element,
      Map<String, ObjectNode> state) {
    ObjectNode payload = interaction("block_actions", user);
    ObjectNode container =
        payload
            .putObject("container")
            .put("type", "message")
            .put("message_ts", message.ts())
            .put("channel_id", channel.id())
            .put("is_ephemeral", message.onlyFor().isPresent());
    message.thread().ifPresent(thread -> container.put("thread_ts", thread));
    payload.putObject("channel").put("id", channel.id()).put("name", channel.name());
    if (message.onlyFor().isEmpty()) {
      ObjectNode copy = payload.putObject("message").put("type", "message").put("ts", message.ts());
      copy.put("user", message.author()).put("text", message.text());
      copy.set("blocks", message.blocks());
    }
    ObjectNode values = payload.putObject("state").putObject("values");
    state.forEach(values::set);
    payload.put("response_url", hook(user, channel, message.thread(), Optional.of(message)));
    payload.putArray("actions").add(element);
    return payload;
  }

  ObjectNode submission(
      FakeSlackWorld.User user, FakeSlackViews.Modal modal, Map<String, ObjectNode> answers) {
    ObjectNode payload = interaction("view_submission", user);
    ObjectNode view = ((ObjectNode) modal.view()).deepCopy();
    view.put("id", modal.id()).put("team_id", FakeSlackWorld.TEAM).put("hash", "h" + modal.id());
    ObjectNode values = view.putObject("state").putObject("values");
    answers.forEach(values::set);
    payload.set("view", view);
    var urls = payload.putArray("response_urls");
    for (Map.Entry<String, ObjectNode> block : answers.entrySet()) {
      for (Map.Entry<String, JsonNode> answer : block.getValue().properties()) {
        String channel = answer.getValue().path("selected_conversation").asString("");
        if (!channel.isEmpty()) {
          urls.addObject()
              .put("block_id", block.getKey())
              .put("action_id", answer.getKey())
              .put("channel_id", channel)
              .put(
                  "response_url",
                  url.apply(
                      "response/"
                          + tickets.hook(channel, user.id(), Optional.empty(), Optional.empty())));
        }
      }
    }
    return payload;
  }

  ObjectNode shortcut(
      FakeSlackWorld.User user,
      FakeSlackWorld.Channel channel,
      String callback,
      FakeSlackMessage message) {
    ObjectNode payload = interaction("message_action", user);
    payload
        .put("callback_id", callback)
        .put("action_ts", message.ts())
        .put("message_ts", message.ts())
        .put("response_url", hook(user, channel, message.thread(), Optional.empty()));
    payload.putObject("channel").put("id", channel.id()).put("name", channel.name());
    ObjectNode copy = payload.putObject("message").put("type", "message").put("ts", message.ts());
    copy.put("user", message.author()).put("text", message.text());
    return payload;
  }

  private ObjectNode interaction(String type, FakeSlackWorld.User user) {
    ObjectNode payload =
        node()
            .put("type", type)
            .put("token", "legacy")
            .put("api_app_id", FakeSlackWorld.APP)
            .put("trigger_id", tickets.trigger(user.id()));
    payload
        .putObject("user")
        .put("id", user.id())
        .put("username", user.name())
        .put("name", user.name())
        .put("team_id", team(user));
    payload.put("is_enterprise_install", enterprise.getAsBoolean());
    if (enterprise.getAsBoolean()) {
      // Of an app that is installed for the whole organisation no workspace is named.
      payload.putNull("team");
      payload.putObject("enterprise").put("id", FakeSlackWorld.ENTERPRISE).put("name", "corp");
    } else {
      payload.putObject("team").put("id", FakeSlackWorld.TEAM).put("domain", "acme");
    }
    return payload;
  }

  private ObjectNode event(String type, FakeSlackWorld.User user) {
    ObjectNode payload =
        node()
            .put("token", "legacy")
            .put("team_id", FakeSlackWorld.TEAM)
            .put("api_app_id", FakeSlackWorld.APP)
            .put("type", "event_callback")
            .put("event_id", tickets.id("Ev0"))
            .put("event_time", 1_790_000_000);
    payload
        .putObject("event")
        .put("type", type)
        .put("user", user.id())
        .put("event_ts", "1790000000.000100");
    return payload;
  }

  /** Somebody opens a tab of the app. */
  ObjectNode opened(FakeSlackWorld.User user, String tab, String direct) {
    ObjectNode payload = event("app_home_opened", user);
    ((ObjectNode) payload.path("event")).put("channel", direct).put("tab", tab);
    return payload;
  }

  /** Somebody comes into a channel. */
  ObjectNode joined(FakeSlackWorld.User user, FakeSlackWorld.Channel channel) {
    ObjectNode payload = event("member_joined_channel", user);
    ((ObjectNode) payload.path("event"))
        .put("channel", channel.id())
        .put("channel_type", "C")
        .put("team", FakeSlackWorld.TEAM);
    return payload;
  }

  /** A shortcut that belongs to no message. */
  ObjectNode shortcut(FakeSlackWorld.User user, String callback) {
    return interaction("shortcut", user)
        .put("callback_id", callback)
        .put("action_ts", "1790000000.000200");
  }

  /** A press or a choice in a view; there is neither channel nor response address. */
  ObjectNode inView(FakeSlackWorld.User user, JsonNode view, String id, JsonNode action) {
    ObjectNode payload = interaction("block_actions", user);
    payload.putObject("container").put("type", "view").put("view_id", id);
    ObjectNode copy = ((ObjectNode) view).deepCopy();
    payload.set("view", copy.put("id", id).put("team_id", FakeSlackWorld.TEAM));
    payload.putArray("actions").add(action);
    return payload;
  }

  /** What a menu in a modal is to offer; what stands in the other menus Slack does not tell. */
  ObjectNode suggestion(
      FakeSlackWorld.User user, FakeSlackViews.Modal modal, JsonNode block, String typed) {
    ObjectNode payload = interaction("block_suggestion", user);
    payload.remove("trigger_id");
    payload.putObject("container").put("type", "view").put("view_id", modal.id());
    ObjectNode copy = ((ObjectNode) modal.view()).deepCopy();
    payload.set("view", copy.put("id", modal.id()).put("team_id", FakeSlackWorld.TEAM));
    return payload
        .put("block_id", block.path("block_id").asString())
        .put("action_id", block.path("element").path("action_id").asString())
        .put("value", typed);
  }

  private String hook(
      FakeSlackWorld.User user,
      FakeSlackWorld.Channel channel,
      Optional<String> thread,
      Optional<FakeSlackMessage> source) {
    return url.apply("response/" + tickets.hook(channel.id(), user.id(), thread, source));
  }

  private static String team(FakeSlackWorld.User user) {
    return user.traits().contains(FakeSlackWorld.Trait.STRANGER)
        ? "T0OTHER01"
        : FakeSlackWorld.TEAM;
  }

  static String escaped(String typed) {
    return typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}

package io.github.pgbailiff.testing.slack;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What Slack's client does with messages, menus and acknowledgements. */
final class FakeSlackClient {
  private FakeSlackClient() {}

  /** The button with that label, with its block's id. */
  static Optional<JsonNode> button(FakeSlackMessage message, String label) {
    return button(message.blocks(), label);
  }

  /** The same in a view. */
  static Optional<JsonNode> button(JsonNode blocks, String label) {
    return blocks
        .valueStream()
        .flatMap(
            block -> block.path("elements").valueStream().map(element -> inBlock(element, block)))
        .filter(element -> element.path("type").asString("").equals("button"))
        .filter(element -> element.path("text").path("text").asString("").equals(label))
        .findFirst();
  }

  /** The first menu beside a section. */
  static Optional<Menu> menu(FakeSlackMessage message) {
    return blocks(message)
        .filter(block -> block.path("accessory").path("type").asString("").contains("select"))
        .findFirst()
        .map(block -> new Menu(block.path("block_id").asString(), block.path("accessory")));
  }

  private static Stream<JsonNode> blocks(FakeSlackMessage message) {
    return message.blocks().valueStream();
  }

  private static JsonNode inBlock(JsonNode element, JsonNode block) {
    ObjectNode copy =
        element.isObject()
            ? ((ObjectNode) element).deepCopy()
            : JsonNodeFactory.instance.objectNode();
    return copy.put("block_id", block.path("block_id").asString("b"));
  }

  /** A menu that takes several choices. */
  record Menu(String block, JsonNode element) {

    ObjectNode choose(List<String> labels) {
      ObjectNode action =
          JsonNodeFactory.instance
              .objectNode()
              .put("type", element.path("type").asString())
              .put("action_id", element.path("action_id").asString())
              .put("block_id", block);
      ArrayNode chosen = action.putArray("selected_options");
      for (JsonNode option : element.path("options")) {
        String label = option.path("text").path("text").asString();
        if (labels.stream().anyMatch(label::startsWith)) {
          chosen.add(option);
        }
      }
      return action;
    }

    ObjectNode state(ObjectNode action) {
      ObjectNode state = JsonNodeFactory.instance.objectNode();
      state.set(element.path("action_id").asString(), action);
      return state;
    }
  }

  static String modal(JsonNode view) {
    return view.path("title").path("text").asString()
        + "\n"
        + FakeSlackReader.shown(view.path("blocks"))
        + "\n["
        + view.path("submit").path("text").asString("")
        + "]";
  }

  /** What an acknowledgement makes the client show. */
  static void taken(
      FakeSlack slack,
      FakeSlackWorld.User user,
      FakeSlackWorld.Channel channel,
      String type,
      JsonNode payload,
      JsonNode answer) {
    if (payload.path("type").asString("").equals("view_submission")) {
      switch (answer.path("response_action").asString("")) {
        case "update" ->
            slack
                .views
                .replace(user.id(), answer.path("view"))
                .ifPresent(problem -> {
                  throw new AssertionError(problem);
                });
        case "errors" -> {}
        default -> slack.views.close(user.id());
      }
    } else if (type.equals("slash_commands") && answer.has("text")) {
      say(slack, user, channel, answer.path("text").asString());
    }
  }

  /** What Slack says to the user when the app did not acknowledge. */
  static void timedOut(
      FakeSlack slack, FakeSlackWorld.User user, FakeSlackWorld.Channel channel, JsonNode payload) {
    String what = payload.path("command").asString(payload.path("type").asString("it"));
    say(slack, user, channel, what + " failed with the error \"operation_timeout\"");
  }

  private static void say(
      FakeSlack slack, FakeSlackWorld.User user, FakeSlackWorld.Channel channel, String text) {
    slack.world.post(
        channel.id(),
        FakeSlackWorld.BOT,
        Optional.of(user.id()),
        Optional.empty(),
        text,
        JsonMapper.shared().createArrayNode(),
        JsonMapper.shared().createObjectNode());
  }
}

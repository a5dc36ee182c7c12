package io.github.pgbailiff.chat.slack.message;

import io.github.pgbailiff.chat.text.PlainText;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Questions as modals. A modal carries the press that it belongs to, and where the answer goes;
 * Slack hands that back with what was filled in, and nobody can edit it.
 */
public final class SlackModals {
  static final String CALLBACK = "question";
  private static final String TITLE = "pgbailiff";
  private static final JsonMapper JSON = JsonMapper.shared();

  private SlackModals() {}

  public static ObjectNode question(Reply.Question question, SlackOrigin origin) {
    ObjectNode view = modal(question.title(), question.text(), "Never mind");
    view.put("callback_id", CALLBACK);
    view.set("submit", BlockKit.plain(question.submit(), BlockKitLimits.MODAL_TITLE));
    view.put("private_metadata", carried(question.press(), origin));
    ArrayNode blocks = (ArrayNode) view.path("blocks");
    for (Reply.Input input : question.inputs()) {
      blocks.add(BlockKit.input(input));
    }
    return view;
  }

  /** A modal that only says something. */
  public static ObjectNode words(String text) {
    return modal(TITLE, text, "Close");
  }

  private static ObjectNode modal(String title, String text, String close) {
    ObjectNode view = BlockKit.node().put("type", "modal");
    view.set("title", BlockKit.plain(title, BlockKitLimits.MODAL_TITLE));
    view.set("close", BlockKit.plain(close, BlockKitLimits.MODAL_TITLE));
    String words = BlockKitLimits.cut(PlainText.lines(text), BlockKitLimits.PLAIN_TEXT);
    view.putArray("blocks").add(BlockKit.paragraph(List.of(BlockKit.text(words, false))));
    return view;
  }

  private static String carried(Press press, SlackOrigin origin) {
    ObjectNode carried =
        BlockKit.node()
            .put("press", press.token())
            .put("channel", origin.place().channel())
            .put("private", origin.ephemeral());
    origin.place().thread().ifPresent(thread -> carried.put("thread", thread));
    origin.responseUrl().ifPresent(url -> carried.put("url", url));
    String json = carried.toString();
    if (json.length() > BlockKitLimits.PRIVATE_METADATA) {
      carried.remove("url");
      return carried.toString();
    }
    return json;
  }

  /**
   * The load of a modal.
   *
   * @param press empty when it is of another version
   */
  public record Carried(Optional<Press> press, SlackOrigin origin) {}

  /** What a modal carries back. */
  public static Carried carried(String metadata, Actor actor, String team) {
    JsonNode json = JSON.readTree(metadata.isEmpty() ? "{}" : metadata);
    var place =
        new Place(SlackOrigin.PLATFORM, json.path("channel").asString(""), text(json, "thread"));
    return new Carried(
        press(json.path("press").asString("")),
        new SlackOrigin(
            actor, team, place, text(json, "url"), json.path("private").asBoolean(false)));
  }

  private static Optional<Press> press(String token) {
    try {
      return Optional.of(Press.parse(token));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.ofNullable(json.path(name).asString(null));
  }
}

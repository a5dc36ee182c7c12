package io.github.pgbailiff.chat.slack.message;

import io.github.pgbailiff.chat.RowChoice;
import io.github.pgbailiff.chat.text.PlainText;
import io.github.pgbailiff.chat.text.Run;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Reply;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Block Kit, as far as it is used here. All text stands in {@code rich_text} and {@code
 * plain_text}, which Slack shows as they are: there is no markup that a value could break out of or
 * into.
 */
public final class BlockKit {
  private static final Pattern GROUP_ID = Pattern.compile("@(S[A-Z0-9]{2,20})");
  private static final Pattern CHANNEL_ID = Pattern.compile("#([CG][A-Z0-9]{2,20})");
  private static final Pattern MESSAGE =
      Pattern.compile("https://[a-z0-9.-]+/archives/[A-Z0-9]+/p[0-9]+(\\?[A-Za-z0-9_=&.-]+)?");
  private static final Pattern USER_ID = Pattern.compile("[UW][A-Z0-9]{2,20}");

  private BlockKit() {}

  static ObjectNode header(String text) {
    ObjectNode block = block("header");
    block.set("text", plain(text, BlockKitLimits.HEADER));
    return block;
  }

  /** Lines where all characters are equally wide. */
  static ObjectNode fixedWidth(String lines) {
    ObjectNode part = node().put("type", "rich_text_preformatted");
    part.putArray("elements").add(text(lines, false));
    return richText(part);
  }

  /** A paragraph. */
  static ObjectNode paragraph(List<ObjectNode> elements) {
    ObjectNode part = node().put("type", "rich_text_section");
    ArrayNode array = part.putArray("elements");
    elements.forEach(array::add);
    return richText(part);
  }

  private static ObjectNode richText(ObjectNode part) {
    ObjectNode block = block("rich_text");
    block.putArray("elements").add(part);
    return block;
  }

  /** Text within a paragraph; Slack refuses an empty one. */
  static ObjectNode text(String text, boolean bold) {
    String safe = PlainText.lines(text);
    ObjectNode element = node().put("type", "text").put("text", safe.isEmpty() ? " " : safe);
    if (bold) {
      element.putObject("style").put("bold", true);
    }
    return element;
  }

  /** A run of a sentence; a moment is shown in the time zone of each reader. */
  static ObjectNode run(Run run) {
    return switch (run) {
      case Run.Words(String words) -> text(words, false);
      case Run.Channel(String platform, String id, _) when platform.equals(SlackOrigin.PLATFORM) ->
          mention("#" + id);
      case Run.Channel(_, _, String words) -> text(words, false);
      case Run.Ahead(_, String words) -> text(words, false);
      case Run.Moment(Instant at, boolean near) ->
          node()
              .put("type", "date")
              .put("timestamp", at.getEpochSecond())
              .put("format", near ? "{time}" : "{date_short_pretty} at {time_secs}")
              .put("fallback", Run.words(List.of(run)));
    };
  }

  /**
   * Notifies a user, or a user group by its id behind an {@code @}, within a paragraph; behind a
   * {@code #} it names a channel, and as an address it leads to a message.
   */
  static ObjectNode mention(String user) {
    if (MESSAGE.matcher(user).matches()) {
      return node().put("type", "link").put("url", user).put("text", "its card");
    }
    Matcher channel = CHANNEL_ID.matcher(user);
    if (channel.matches()) {
      return node().put("type", "channel").put("channel_id", channel.group(1));
    }
    Matcher group = GROUP_ID.matcher(user);
    if (group.matches()) {
      return node().put("type", "usergroup").put("usergroup_id", group.group(1));
    }
    return USER_ID.matcher(user).matches()
        ? node().put("type", "user").put("user_id", user)
        : text(user.startsWith("#") ? "a direct message" : "@" + user, false);
  }

  /** Small grey text. */
  public static ObjectNode context(String text) {
    ObjectNode block = block("context");
    block.putArray("elements").add(plain(text, BlockKitLimits.PLAIN_TEXT));
    return block;
  }

  static ObjectNode actions(String id, List<ObjectNode> elements) {
    ObjectNode block = block("actions").put("block_id", id);
    ArrayNode array = block.putArray("elements");
    elements.stream().limit(BlockKitLimits.ACTIONS).forEach(array::add);
    return block;
  }

  /** A button that carries a token and nothing else. */
  static ObjectNode button(String id, Button button) {
    ObjectNode element = node().put("type", "button").put("action_id", id);
    element.set("text", plain(button.label(), BlockKitLimits.BUTTON_TEXT));
    element.put("value", button.press().token());
    switch (button.style()) {
      case PRIMARY -> element.put("style", "primary");
      case DANGER -> element.put("style", "danger");
      case PLAIN -> {}
    }
    return element;
  }

  /** A menu that takes several choices, with what it is about beside it. */
  static ObjectNode menu(
      String block, String action, String about, String placeholder, List<RowChoice> choices) {
    ObjectNode section = block("section").put("block_id", block);
    section.set("text", plain(about, BlockKitLimits.PLAIN_TEXT));
    ObjectNode menu =
        section.putObject("accessory").put("type", "multi_static_select").put("action_id", action);
    menu.set("placeholder", plain(placeholder, BlockKitLimits.PLACEHOLDER));
    ArrayNode options = menu.putArray("options");
    for (RowChoice choice : choices.stream().limit(BlockKitLimits.OPTIONS).toList()) {
      ObjectNode option = options.addObject();
      option.set("text", plain(choice.label(), BlockKitLimits.OPTION_TEXT));
      option.put("value", choice.value());
    }
    return section;
  }

  /** A question's field. */
  static ObjectNode input(Reply.Input input) {
    ObjectNode block =
        block("input").put("block_id", input.name()).put("optional", !input.required());
    block.set("label", plain(input.label(), BlockKitLimits.INPUT_LABEL));
    if (!input.hint().isEmpty()) {
      block.set("hint", plain(input.hint(), BlockKitLimits.INPUT_LABEL));
    }
    block
        .putObject("element")
        .put("type", "plain_text_input")
        .put("action_id", input.name())
        .put("multiline", input.longText())
        .put("max_length", BlockKitLimits.INPUT_TEXT);
    return block;
  }

  static ObjectNode plain(String text, int most) {
    String safe = BlockKitLimits.cut(PlainText.oneLine(text).strip(), most);
    return node()
        .put("type", "plain_text")
        .put("text", safe.isEmpty() ? "-" : safe)
        .put("emoji", false);
  }

  private static ObjectNode block(String type) {
    return node().put("type", type);
  }

  public static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}

package io.github.pgbailiff.testing.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A message or view as Slack's client shows it, in plain text, and what it would set off. */
final class FakeSlackReader {
  // What Slack's own parser takes for a mention, a channel, a broadcast or a link.
  private static final Pattern CONTROL = Pattern.compile("<([@#!][^>]*|[a-z]+:[^>]*)>");

  private FakeSlackReader() {}

  static String shown(FakeSlackMessage message) {
    return message.blocks().isEmpty() ? plain(message.text()) : shown(message.blocks());
  }

  static String shown(JsonNode blocks) {
    var text = new StringBuilder();
    blocks.valueStream().forEach(block -> block(block, text));
    return text.toString().stripTrailing();
  }

  private static void block(JsonNode block, StringBuilder text) {
    switch (block.path("type").asString("")) {
      case "header", "section" -> {
        text.append(object(block.path("text")));
        block.path("fields").valueStream().forEach(f -> text.append('\n').append(object(f)));
        if (block.has("accessory")) {
          text.append(' ').append(element(block.path("accessory")));
        }
      }
      case "context" ->
          block.path("elements").valueStream().forEach(e -> text.append(object(e)).append(' '));
      case "actions" ->
          block.path("elements").valueStream().forEach(e -> text.append(element(e)).append(' '));
      case "rich_text" -> rich(block, text);
      case "table" -> table(block, text);
      case "input" -> text.append(object(block.path("label"))).append(": ____");
      default -> {}
    }
    text.append('\n');
  }

  private static void rich(JsonNode node, StringBuilder text) {
    switch (node.path("type").asString("")) {
      case "text" -> text.append(node.path("text").asString());
      case "user" -> text.append('@').append(node.path("user_id").asString());
      case "channel" -> text.append('#').append(node.path("channel_id").asString());
      case "date" -> text.append(node.path("fallback").asString());
      case "link" -> text.append(node.path("text").asString(node.path("url").asString()));
      default -> node.path("elements").valueStream().forEach(part -> rich(part, text));
    }
    if (List.of("rich_text_section", "rich_text_preformatted", "rich_text_quote")
        .contains(node.path("type").asString(""))) {
      text.append('\n');
    }
  }

  private static void table(JsonNode table, StringBuilder text) {
    for (JsonNode row : table.path("rows")) {
      row.valueStream().forEach(cell -> text.append(cell.path("text").asString("")).append(" | "));
      text.append('\n');
    }
  }

  private static String element(JsonNode element) {
    JsonNode label = element.has("text") ? element.path("text") : element.path("placeholder");
    return "[" + object(label) + "]";
  }

  private static String object(JsonNode text) {
    String content = text.path("text").asString("");
    return text.path("type").asString("").equals("mrkdwn") ? plain(content) : content;
  }

  private static String plain(String mrkdwn) {
    return mrkdwn.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /** Everything that would notify somebody, link somewhere or be formatted, as Slack parses it. */
  static List<String> effects(String text, JsonNode blocks) {
    List<String> found = new ArrayList<>();
    controls(text, found);
    walk(blocks, found);
    return found;
  }

  private static void walk(JsonNode node, List<String> found) {
    switch (node.path("type").asString("")) {
      case "mrkdwn" -> controls(node.path("text").asString(""), found);
      case "user" -> found.add("<@" + node.path("user_id").asString() + ">");
      case "channel" -> found.add("<#" + node.path("channel_id").asString() + ">");
      case "broadcast", "link", "usergroup", "emoji" -> found.add(node.toString());
      default -> {
        if (node.path("emoji").asBoolean(false)) {
          found.add("emoji: " + node);
        }
        if (node.isObject() || node.isArray()) {
          node.valueStream().forEach(child -> walk(child, found));
        }
      }
    }
  }

  private static void controls(String mrkdwn, List<String> found) {
    CONTROL.matcher(mrkdwn).results().forEach(match -> found.add(match.group()));
  }
}

package io.github.pgbailiff.testing.slack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Slack finds wrong with blocks, as far as Block Kit's documented limits and the refusals seen
 * in public reports go. Unknown properties are refused, as Slack does.
 */
final class FakeSlackBlocks {
  private static final int MESSAGE_BLOCKS = 50;
  private static final int VIEW_BLOCKS = 100;
  private static final int MESSAGE_CHARACTERS = 13_200;
  private static final int CHARACTERS_PER_BLOCK = 125;

  private final List<String> problems = new ArrayList<>();
  private final Set<String> blockIds = new HashSet<>();
  private int tables;
  private int tableCharacters;

  private FakeSlackBlocks() {}

  /** Problems in the words Slack uses, with a JSON pointer; empty when the message is taken. */
  static List<String> inMessage(JsonNode blocks) {
    var check = new FakeSlackBlocks();
    check.blocks(blocks, MESSAGE_BLOCKS, false);
    check.require(check.tables <= 1, "/blocks", "only_one_table_allowed");
    check.require(check.tableCharacters <= 10_000, "/blocks", "too many characters in tables");
    return check.problems;
  }

  /** Whether chat.* methods would find the blocks too long in sum. */
  static boolean tooLong(JsonNode blocks) {
    int characters = characters(blocks);
    return characters + blocks.size() * CHARACTERS_PER_BLOCK > MESSAGE_CHARACTERS;
  }

  private static int characters(JsonNode node) {
    return node.isObject() || node.isArray()
        ? node.valueStream().mapToInt(FakeSlackBlocks::characters).sum()
            + (node.path("text").isString() ? node.path("text").asString().length() : 0)
        : 0;
  }

  /** Problems of a modal. */
  static List<String> inView(JsonNode view) {
    var check = new FakeSlackBlocks();
    check.view(view);
    return check.problems;
  }

  private void view(JsonNode view) {
    if (is(view, "home")) {
      only(view, "/view", "type blocks private_metadata callback_id external_id");
      require(view.toString().length() <= 250_000, "/view", "view_too_large");
      require(!view.path("blocks").isEmpty(), "/view/blocks", "no blocks");
      blocks(view.path("blocks"), VIEW_BLOCKS, true);
      return;
    }
    only(
        view,
        "/view",
        "type title blocks close submit private_metadata callback_id notify_on_close clear_on_close");
    require(view.path("type").asString("").equals("modal"), "/view/type", "must be modal");
    plain(view.path("title"), "/view/title", 24);
    optionalPlain(view, "/view", "submit", 24);
    optionalPlain(view, "/view", "close", 24);
    length(view, "/view", "private_metadata", 0, 3000);
    length(view, "/view", "callback_id", 0, 255);
    require(view.toString().length() <= 250_000, "/view", "view_too_large");
    blocks(view.path("blocks"), VIEW_BLOCKS, true);
    boolean inputs = view.path("blocks").valueStream().anyMatch(b -> is(b, "input"));
    require(!inputs || view.has("submit"), "/view/submit", "is required with input blocks");
  }

  private void blocks(JsonNode blocks, int most, boolean view) {
    require(blocks.isArray(), "/blocks", "must be an array");
    require(blocks.size() <= most, "/blocks", "no more than " + most + " items allowed");
    for (int i = 0; i < blocks.size(); i++) {
      block(blocks.get(i), "/blocks/" + i, view);
    }
  }

  private void block(JsonNode block, String at, boolean view) {
    length(block, at, "block_id", 1, 255);
    if (block.has("block_id")) {
      require(blockIds.add(block.path("block_id").asString()), at, "block_id already exists");
    }
    switch (block.path("type").asString("")) {
      case "section" -> section(block, at);
      case "header" -> {
        only(block, at, "type block_id text");
        plain(block.path("text"), at + "/text", 150);
      }
      case "divider" -> only(block, at, "type block_id");
      case "context" -> context(block, at);
      case "actions" -> actions(block, at);
      case "rich_text" -> new FakeSlackRichText(problems).block(block, at);
      case "table" -> table(block, at, view);
      case "input" -> new FakeSlackElements(problems).input(block, at, view);
      default -> problem(at, "unsupported type: " + block.path("type").asString(""));
    }
  }

  private void section(JsonNode block, String at) {
    only(block, at, "type block_id text fields accessory expand");
    require(block.has("text") || block.has("fields"), at, "missing required field: text");
    if (block.has("text")) {
      text(block.path("text"), at + "/text", 3000);
    }
    require(block.path("fields").size() <= 10, at + "/fields", "no more than 10 items allowed");
    for (int i = 0; i < block.path("fields").size(); i++) {
      text(block.path("fields").get(i), at + "/fields/" + i, 2000);
    }
    if (block.has("accessory")) {
      new FakeSlackElements(problems).element(block.path("accessory"), at + "/accessory", true);
    }
  }

  private void context(JsonNode block, String at) {
    only(block, at, "type block_id elements");
    JsonNode elements = block.path("elements");
    require(!elements.isEmpty() && elements.size() <= 10, at, "1 to 10 elements allowed");
    for (int i = 0; i < elements.size(); i++) {
      text(elements.get(i), at + "/elements/" + i, 3000);
    }
  }

  private void actions(JsonNode block, String at) {
    only(block, at, "type block_id elements");
    JsonNode elements = block.path("elements");
    require(!elements.isEmpty() && elements.size() <= 25, at, "1 to 25 elements allowed");
    var ids = new HashSet<String>();
    for (int i = 0; i < elements.size(); i++) {
      new FakeSlackElements(problems).element(elements.get(i), at + "/elements/" + i, false);
      String id = elements.get(i).path("action_id").asString("");
      require(ids.add(id), at + "/elements/" + i, "action_id already exists for another action");
    }
  }

  private void table(JsonNode block, String at, boolean view) {
    require(!view, at, "unsupported type: table");
    only(block, at, "type block_id rows column_settings");
    tables++;
    JsonNode rows = block.path("rows");
    require(!rows.isEmpty() && rows.size() <= 100, at + "/rows", "1 to 100 rows allowed");
    require(block.path("column_settings").size() <= 20, at, "no more than 20 column settings");
    for (int r = 0; r < rows.size(); r++) {
      require(rows.get(r).size() <= 20, at + "/rows/" + r, "no more than 20 items allowed");
      for (int c = 0; c < rows.get(r).size(); c++) {
        cell(rows.get(r).get(c), at + "/rows/" + r + "/" + c);
      }
    }
  }

  private void cell(JsonNode cell, String at) {
    if (is(cell, "rich_text")) {
      new FakeSlackRichText(problems).block(cell, at);
      return;
    }
    only(cell, at, "type text");
    require(is(cell, "raw_text"), at, "unsupported type");
    length(cell, at, "text", 1, 10_000);
    require(cell.has("text"), at, "missing required field: text");
    tableCharacters += cell.path("text").asString("").length();
  }

  private void text(JsonNode text, String at, int most) {
    checks().text(text, at, most);
  }

  private void plain(JsonNode text, String at, int most) {
    checks().plain(text, at, most);
  }

  private void optionalPlain(JsonNode owner, String at, String name, int most) {
    if (owner.has(name)) {
      plain(owner.path(name), at + "/" + name, most);
    }
  }

  private void only(JsonNode node, String at, String names) {
    checks().only(node, at, names);
  }

  private void length(JsonNode owner, String at, String name, int least, int most) {
    checks().length(owner, at, name, least, most);
  }

  private void require(boolean holds, String at, String message) {
    if (!holds) {
      problem(at, message);
    }
  }

  private void problem(String at, String message) {
    checks().problem(at, message);
  }

  private Checks checks() {
    return new Checks(problems);
  }

  private static boolean is(JsonNode node, String type) {
    return node.path("type").asString("").equals(type);
  }

  /** The small rules that all kinds of blocks share. */
  record Checks(List<String> problems) {
    void only(JsonNode node, String at, String names) {
      Set<String> known = new HashSet<>(Arrays.asList(names.split(" ")));
      node.propertyNames().stream()
          .filter(name -> !known.contains(name))
          .forEach(name -> problem(at + "/" + name, "invalid additional property: " + name));
    }

    void length(JsonNode owner, String at, String name, int least, int most) {
      if (owner.has(name)) {
        size(owner.path(name), at + "/" + name, least, most);
      }
    }

    void size(JsonNode text, String at, int least, int most) {
      require(text.isString(), at, "must be a string");
      int length = text.asString("").length();
      require(length <= most, at, "must be less than " + (most + 1) + " characters");
      require(length >= least, at, "must be more than " + (least - 1) + " characters");
    }

    void text(JsonNode text, String at, int most) {
      if (is(text, "mrkdwn")) {
        only(text, at, "type text verbatim");
        size(text.path("text"), at + "/text", 1, most);
      } else {
        plain(text, at, most);
      }
    }

    void plain(JsonNode text, String at, int most) {
      require(is(text, "plain_text"), at + "/type", "must be plain_text");
      only(text, at, "type text emoji");
      size(text.path("text"), at + "/text", 1, most);
    }

    void require(boolean holds, String at, String message) {
      if (!holds) {
        problem(at, message);
      }
    }

    void problem(String at, String message) {
      problems.add("[ERROR] %s [json-pointer:%s]".formatted(message, at));
    }
  }
}

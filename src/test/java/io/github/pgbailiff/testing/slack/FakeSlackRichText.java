package io.github.pgbailiff.testing.slack;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What Slack finds wrong with a {@code rich_text} block. */
final class FakeSlackRichText {
  private final FakeSlackBlocks.Checks checks;

  FakeSlackRichText(List<String> problems) {
    this.checks = new FakeSlackBlocks.Checks(problems);
  }

  void block(JsonNode block, String at) {
    checks.only(block, at, "type block_id elements");
    JsonNode elements = block.path("elements");
    checks.require(!elements.isEmpty(), at + "/elements", "missing required field: elements");
    for (int i = 0; i < elements.size(); i++) {
      part(elements.get(i), at + "/elements/" + i);
    }
  }

  private void part(JsonNode part, String at) {
    switch (part.path("type").asString("")) {
      case "rich_text_section" -> checks.only(part, at, "type elements");
      case "rich_text_preformatted" -> checks.only(part, at, "type elements border language");
      case "rich_text_quote" -> checks.only(part, at, "type elements border");
      case "rich_text_list" -> {
        checks.only(part, at, "type elements style indent offset border");
        list(part, at);
        return;
      }
      default -> checks.problem(at, "unsupported type");
    }
    JsonNode elements = part.path("elements");
    for (int i = 0; i < elements.size(); i++) {
      element(elements.get(i), at + "/elements/" + i);
    }
  }

  private void list(JsonNode list, String at) {
    checks.require(
        List.of("bullet", "ordered").contains(list.path("style").asString("")), at, "style");
    for (int i = 0; i < list.path("elements").size(); i++) {
      part(list.path("elements").get(i), at + "/elements/" + i);
    }
  }

  private void element(JsonNode element, String at) {
    switch (element.path("type").asString("")) {
      case "date" -> {
        checks.only(element, at, "type timestamp format url fallback style");
        checks.require(element.path("timestamp").isIntegralNumber(), at, "timestamp");
        checks.size(element.path("format"), at + "/format", 1, 200);
        checks.require(element.path("format").asString("").contains("{"), at, "format");
        checks.size(element.path("fallback"), at + "/fallback", 1, 200);
      }
      case "text" -> {
        checks.only(element, at, "type text style");
        checks.size(element.path("text"), at + "/text", 1, 10_000);
        checks.only(element.path("style"), at + "/style", "bold italic strike code underline");
      }
      case "user" -> {
        checks.only(element, at, "type user_id style");
        checks.size(element.path("user_id"), at + "/user_id", 1, 20);
      }
      case "link" -> checks.only(element, at, "type url text unsafe style");
      case "usergroup" -> checks.only(element, at, "type usergroup_id style");
      case "channel" -> checks.only(element, at, "type channel_id style");
      case "broadcast" -> checks.only(element, at, "type range style");
      case "emoji" -> checks.only(element, at, "type name unicode style");
      default -> checks.problem(at, "unsupported type");
    }
  }
}

package io.github.pgbailiff.testing.slack;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What Slack finds wrong with interactive elements and input blocks. */
final class FakeSlackElements {
  private final FakeSlackBlocks.Checks checks;

  FakeSlackElements(List<String> problems) {
    this.checks = new FakeSlackBlocks.Checks(problems);
  }

  /** A button or menu; menus with several choices stand beside sections only. */
  void element(JsonNode element, String at, boolean accessory) {
    checks.length(element, at, "action_id", 1, 255);
    switch (element.path("type").asString("")) {
      case "button" -> button(element, at);
      case "multi_static_select" -> {
        checks.require(accessory, at, "unsupported type: multi_static_select");
        checks.only(
            element,
            at,
            "type action_id placeholder options initial_options max_selected_items confirm focus_on_load");
        options(element, at, 100);
      }
      case "static_select" -> {
        checks.only(
            element, at, "type action_id placeholder options initial_option confirm focus_on_load");
        options(element, at, 100);
      }
      case "overflow" -> {
        checks.only(element, at, "type action_id options confirm");
        options(element, at, 5);
      }
      default -> checks.problem(at, "unsupported type");
    }
    if (element.has("placeholder")) {
      checks.plain(element.path("placeholder"), at + "/placeholder", 150);
    }
    if (element.has("confirm")) {
      confirm(element.path("confirm"), at + "/confirm");
    }
  }

  private void button(JsonNode button, String at) {
    checks.only(button, at, "type action_id text value style url confirm accessibility_label");
    checks.plain(button.path("text"), at + "/text", 75);
    checks.length(button, at, "value", 0, 2000);
    checks.length(button, at, "url", 1, 3000);
    checks.require(
        !button.has("style")
            || Set.of("primary", "danger").contains(button.path("style").asString("")),
        at + "/style",
        "must be primary or danger");
  }

  private void confirm(JsonNode confirm, String at) {
    checks.only(confirm, at, "title text confirm deny style");
    checks.plain(confirm.path("title"), at + "/title", 100);
    checks.text(confirm.path("text"), at + "/text", 300);
    checks.plain(confirm.path("confirm"), at + "/confirm", 30);
    checks.plain(confirm.path("deny"), at + "/deny", 30);
  }

  private void options(JsonNode element, String at, int most) {
    JsonNode options = element.path("options");
    checks.require(
        !options.isEmpty() && options.size() <= most, at, "1 to " + most + " options allowed");
    for (int i = 0; i < options.size(); i++) {
      JsonNode option = options.get(i);
      String here = at + "/options/" + i;
      checks.only(option, here, "text value description");
      checks.plain(option.path("text"), here + "/text", 75);
      checks.size(option.path("value"), here + "/value", 1, 75);
    }
  }

  /** An input block; in messages Slack takes none from us. */
  void input(JsonNode block, String at, boolean view) {
    checks.require(view, at, "unsupported type: input");
    checks.only(block, at, "type block_id label element hint optional dispatch_action");
    checks.plain(block.path("label"), at + "/label", 2000);
    JsonNode element = block.path("element");
    String here = at + "/element";
    checks.require(
        element.path("type").asString("").equals("plain_text_input"), here, "unsupported type");
    checks.only(
        element,
        here,
        "type action_id placeholder initial_value multiline min_length max_length focus_on_load");
    checks.length(element, here, "action_id", 1, 255);
    checks.require(element.path("max_length").asInt(1) <= 3000, here, "max_length");
    checks.length(element, here, "initial_value", 0, 3000);
    if (element.has("placeholder")) {
      checks.plain(element.path("placeholder"), here + "/placeholder", 150);
    }
  }
}

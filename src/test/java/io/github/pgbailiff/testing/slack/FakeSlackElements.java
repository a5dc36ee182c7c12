package io.github.pgbailiff.testing.slack;

import java.util.ArrayList;
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
      option(options.get(i), at + "/options/" + i);
    }
  }

  private void option(JsonNode option, String at) {
    checks.only(option, at, "text value description");
    checks.plain(option.path("text"), at + "/text", 75);
    checks.size(option.path("value"), at + "/value", 1, 75);
  }

  /** What Slack finds wrong with the choices that an app loads into a menu. */
  static List<String> inChoices(JsonNode answer) {
    List<String> problems = new ArrayList<>();
    var elements = new FakeSlackElements(problems);
    JsonNode options = answer.path("options");
    elements.checks.require(options.isArray(), "/options", "must be an array");
    elements.checks.require(options.size() <= 100, "/options", "no more than 100 items allowed");
    for (int i = 0; i < options.size(); i++) {
      elements.option(options.get(i), "/options/" + i);
    }
    return problems;
  }

  /** An input block; in messages Slack takes none from us. */
  void input(JsonNode block, String at, boolean view) {
    checks.require(view, at, "unsupported type: input");
    checks.only(block, at, "type block_id label element hint optional dispatch_action");
    checks.plain(block.path("label"), at + "/label", 2000);
    JsonNode element = block.path("element");
    String here = at + "/element";
    checks.length(element, here, "action_id", 1, 255);
    switch (element.path("type").asString("")) {
      case "plain_text_input" -> {
        checks.only(
            element,
            here,
            "type action_id placeholder initial_value multiline min_length max_length focus_on_load");
        checks.require(element.path("max_length").asInt(1) <= 3000, here, "max_length");
        checks.length(element, here, "initial_value", 0, 3000);
      }
      case "static_select" -> {
        checks.only(
            element,
            here,
            "type action_id placeholder options initial_option confirm focus_on_load");
        options(element, here, 100);
      }
      case "external_select" -> {
        checks.only(
            element,
            here,
            "type action_id placeholder initial_option min_query_length confirm focus_on_load");
        if (element.has("initial_option")) {
          option(element.path("initial_option"), here + "/initial_option");
        }
      }
      case "conversations_select" ->
          checks.only(
              element,
              here,
              "type action_id placeholder initial_conversation default_to_current_conversation"
                  + " confirm response_url_enabled filter focus_on_load");
      default -> checks.problem(here, "unsupported type");
    }
    if (element.has("placeholder")) {
      checks.plain(element.path("placeholder"), here + "/placeholder", 150);
    }
  }
}

package io.github.pgbailiff.testing.discord;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What Discord refuses with 50035, by the limits of its reference. */
final class FakeDiscordLimits {
  private final List<String> problems = new ArrayList<>();

  private FakeDiscordLimits() {}

  static List<String> ofMessage(JsonNode body) {
    var limits = new FakeDiscordLimits();
    limits.length("content", body.path("content").asString(""), 0, 2000);
    limits.embeds(body.path("embeds"));
    limits.rows(body.path("components"));
    boolean empty =
        body.path("content").asString("").isBlank()
            && body.path("embeds").isEmpty()
            && body.path("components").isEmpty()
            && body.path("attachments").isEmpty();
    limits.require(!empty, "empty message");
    return limits.problems;
  }

  static List<String> ofChoices(JsonNode data) {
    var limits = new FakeDiscordLimits();
    limits.require(data.path("choices").size() <= 25, "choices: more than 25");
    for (JsonNode choice : data.path("choices")) {
      limits.length("name", choice.path("name").asString(""), 1, 100);
      limits.length("value", choice.path("value").asString(""), 1, 100);
    }
    return limits.problems;
  }

  private void embeds(JsonNode embeds) {
    require(embeds.size() <= 10, "embeds: more than 10");
    int all = 0;
    for (JsonNode embed : embeds) {
      String author = embed.path("author").path("name").asString("");
      String description = embed.path("description").asString("");
      length("author.name", author, 0, 256);
      length("description", description, 0, 4096);
      require(!(author + description).isBlank(), "embed: empty");
      all += count(author) + count(description);
    }
    require(all <= 6000, "embeds: more than 6000 characters");
  }

  private void rows(JsonNode rows) {
    require(rows.size() <= 5, "components: more than 5 rows");
    Set<String> ids = new HashSet<>();
    for (JsonNode row : rows) {
      require(row.path("type").asInt() == 1, "components: not a row");
      JsonNode parts = row.path("components");
      require(!parts.isEmpty() && parts.size() <= 5, "row: not 1 to 5 components");
      for (JsonNode part : parts) {
        String id = part.path("custom_id").asString("");
        length("custom_id", id, 1, 100);
        require(ids.add(id), "custom_id " + id + " is there twice");
        part(part, parts.size());
      }
    }
  }

  private void part(JsonNode part, int ofRow) {
    if (part.path("type").asInt() == 2) {
      length("label", part.path("label").asString(""), 1, 80);
      return;
    }
    require(part.path("type").asInt() == 3 && ofRow == 1, "menu: has to stand alone in its row");
    length("placeholder", part.path("placeholder").asString(""), 0, 150);
    JsonNode options = part.path("options");
    require(!options.isEmpty() && options.size() <= 25, "menu: not 1 to 25 options");
    require(part.path("max_values").asInt(1) <= options.size(), "max_values: too many");
    Set<String> values = new HashSet<>();
    for (JsonNode option : options) {
      length("option.label", option.path("label").asString(""), 1, 100);
      length("option.value", option.path("value").asString(""), 1, 100);
      require(values.add(option.path("value").asString("")), "option is there twice");
    }
  }

  static List<String> ofModal(JsonNode modal) {
    var limits = new FakeDiscordLimits();
    limits.length("title", modal.path("title").asString(""), 1, 45);
    limits.length("custom_id", modal.path("custom_id").asString(""), 1, 100);
    JsonNode parts = modal.path("components");
    limits.require(!parts.isEmpty() && parts.size() <= 5, "modal: not 1 to 5 components");
    for (JsonNode part : parts) {
      if (part.path("type").asInt() == 10) {
        limits.length("content", part.path("content").asString(""), 1, 4000);
      } else {
        limits.require(part.path("type").asInt() == 18, "modal: neither label nor text");
        limits.length("label", part.path("label").asString(""), 1, 45);
        limits.require(part.path("component").path("type").asInt() == 4, "label: no text input");
      }
    }
    return limits.problems;
  }

  static List<String> ofCommands(JsonNode commands) {
    var limits = new FakeDiscordLimits();
    for (JsonNode command : commands) {
      int all = limits.command(command, 0);
      limits.require(all <= 8000, "command: " + all + " characters");
    }
    return limits.problems;
  }

  private int command(JsonNode node, int depth) {
    String name = node.path("name").asString("");
    String help = node.path("description").asString("");
    require(name.matches("[-_'\\p{L}\\p{N}]{1,32}"), "name " + name);
    require(name.equals(name.toLowerCase(java.util.Locale.ROOT)), "name " + name);
    length("description of " + name, help, 1, 100);
    require(node.path("options").size() <= 25, name + ": more than 25 options");
    JsonNode choices = node.path("choices");
    require(choices.size() <= 25, name + ": more than 25 choices");
    require(
        choices.isEmpty() || !node.path("autocomplete").asBoolean(false),
        name + ": choices and autocomplete");
    int all = count(name) + count(help);
    for (JsonNode choice : choices) {
      length("choice", choice.path("name").asString(""), 1, 100);
      all += count(choice.path("name").asString("")) + count(choice.path("value").asString(""));
    }
    boolean optional = false;
    for (JsonNode option : node.path("options")) {
      boolean required = option.path("required").asBoolean(false);
      require(!(optional && required), name + ": required after optional");
      optional |= !required;
      all += command(option, depth + 1);
    }
    return all;
  }

  private void length(String what, String text, int least, int most) {
    require(count(text) >= least && count(text) <= most, what + ": " + count(text) + " characters");
  }

  private static int count(String text) {
    return text.codePointCount(0, text.length());
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }
}

package io.github.pgbailiff.testing.discord;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the client's editor for slash commands lets people send: declared options only. */
final class FakeDiscordCommandLine {
  private static final Pattern OPTION =
      Pattern.compile("\\s+([a-z-]+):(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S*))");

  private FakeDiscordCommandLine() {}

  static ObjectNode data(FakeDiscord discord, String text) {
    return data(discord, text, false);
  }

  /** As {@link #data}; the last option is still being typed. */
  static ObjectNode focused(FakeDiscord discord, String text) {
    return data(discord, text, true);
  }

  private static ObjectNode data(FakeDiscord discord, String text, boolean focused) {
    JsonNode command =
        await("a command that is registered")
            .pollDelay(Duration.ZERO)
            .until(() -> discord.routes.command(FakeDiscordWorld.GUILD), Optional::isPresent)
            .orElseThrow();
    String[] words = text.split("\\s+", 3);
    require(("/" + command.path("name").asString()).equals(words[0]), text);
    JsonNode verb = named(command.path("options"), words[1]);
    ObjectNode data = JsonMapper.shared().createObjectNode().put("type", 1);
    data.put("id", command.path("id").asString()).put("guild_id", FakeDiscordWorld.GUILD);
    data.put("name", command.path("name").asString());
    ObjectNode sub = data.putArray("options").addObject().put("type", 1).put("name", words[1]);
    ArrayNode options = sub.putArray("options");
    options(verb, words.length > 2 ? " " + words[2] : "", focused, options);
    if (!focused) {
      verb.path("options")
          .valueStream()
          .filter(o -> o.path("required").asBoolean(false))
          .forEach(o -> named(options, o.path("name").asString()));
    }
    return data;
  }

  private static void options(JsonNode verb, String text, boolean focused, ArrayNode options) {
    Matcher matcher = OPTION.matcher(text);
    int end = 0;
    while (matcher.find()) {
      require(matcher.start() == end, text);
      end = matcher.end();
      String quoted = matcher.group(2);
      String value = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
      JsonNode declared = named(verb.path("options"), matcher.group(1));
      option(declared, value, focused && end == text.length(), options);
    }
    require(end == text.length(), text);
  }

  private static void option(JsonNode declared, String value, boolean typing, ArrayNode options) {
    ObjectNode option = options.addObject().put("name", declared.path("name").asString());
    option.put("type", declared.path("type").asInt());
    if (typing) {
      require(declared.path("autocomplete").asBoolean(false), "autocomplete of " + declared);
      option.put("value", value).put("focused", true);
    } else if (declared.path("type").asInt() == 4) {
      option.put("value", Long.parseLong(value));
    } else {
      List<String> choices = new ArrayList<>();
      declared.path("choices").forEach(choice -> choices.add(choice.path("value").asString()));
      require(choices.isEmpty() || choices.contains(value), value + " is none of " + choices);
      option.put("value", value);
    }
  }

  private static JsonNode named(JsonNode options, String name) {
    return options
        .valueStream()
        .filter(option -> option.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the client offers no " + name));
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("the client does not take this: " + what);
    }
  }

  /** What a modal says. */
  static String modal(JsonNode modal) {
    List<String> lines = new ArrayList<>(List.of(modal.path("title").asString()));
    for (JsonNode part : modal.path("components")) {
      lines.add(
          part.path("type").asInt() == 10
              ? FakeDiscordReader.shown(
                  JsonMapper.shared()
                      .createObjectNode()
                      .put("content", part.path("content").asString()))
              : part.path("label").asString() + ": ____");
    }
    return String.join("\n", lines);
  }
}

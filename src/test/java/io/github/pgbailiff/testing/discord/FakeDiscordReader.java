package io.github.pgbailiff.testing.discord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What Discord's client makes of a message. */
final class FakeDiscordReader {
  private static final Pattern BLOCK = Pattern.compile("```(?:[a-z]*\n)?(.*?)```", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("`[^`\n]+`");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([^0-9A-Za-z\\s])");
  private static final Pattern BOLD = Pattern.compile("\\*\\*(.*?)\\*\\*");
  private static final Pattern MENTION = Pattern.compile("<@!?(&?[0-9]+)>");
  private static final Pattern TIME = Pattern.compile("<t:([0-9]{1,12}):[tTdDfFR]>");
  private static final Pattern MARKUP =
      Pattern.compile(
          "\\[[^\\]]*\\]\\(|https?://|<@&?!?[0-9]+>|<#[0-9]+>|\\|\\||~~|__|\\*|(?m)^(?:#{1,3}|>|-)"
              + " ");

  private FakeDiscordReader() {}

  /** In plain text: content, embeds, then buttons and menus. */
  static String shown(JsonNode body) {
    List<String> lines = new ArrayList<>();
    add(lines, plain(body.path("content").asString("")));
    for (JsonNode embed : body.path("embeds")) {
      add(lines, embed.path("author").path("name").asString(""));
      add(lines, plain(embed.path("description").asString("")));
    }
    for (JsonNode row : body.path("components")) {
      List<String> parts = new ArrayList<>();
      for (JsonNode part : row.path("components")) {
        parts.add(part.has("label") ? "[" + part.path("label").asString() + "]" : menu(part));
      }
      add(lines, String.join(" ", parts));
    }
    return String.join("\n", lines);
  }

  private static String menu(JsonNode menu) {
    var text = new StringBuilder("(" + menu.path("placeholder").asString("") + ")");
    menu.path("options").forEach(o -> text.append("\n  ( ) ").append(o.path("label").asString()));
    return text.toString();
  }

  private static void add(List<String> lines, String text) {
    if (!text.isEmpty()) {
      lines.add(text);
    }
  }

  private static String plain(String text) {
    String shown =
        BLOCK.matcher(text).replaceAll(m -> Matcher.quoteReplacement(m.group(1).strip()));
    shown =
        TIME.matcher(shown).replaceAll(m -> Instant.ofEpochSecond(Long.parseLong(m.group(1))) + "");
    shown = BOLD.matcher(shown.replaceAll("(?m)^-# ", "")).replaceAll("$1");
    return ESCAPE.matcher(shown).replaceAll("$1").replace("`", "");
  }

  /** Whatever outside of code is more than words: links, mentions, formatting. */
  static List<String> effects(JsonNode body) {
    List<String> effects = new ArrayList<>();
    effects(body.path("content").asString(""), effects);
    body.path("embeds").forEach(embed -> effects(embed.path("description").asString(""), effects));
    return effects;
  }

  private static void effects(String text, List<String> effects) {
    String rest = BLOCK.matcher(text).replaceAll("");
    rest = ESCAPE.matcher(CODE.matcher(rest).replaceAll("")).replaceAll("");
    rest = BOLD.matcher(rest.replaceAll("(?m)^-# ", "")).replaceAll("$1");
    Matcher matcher = MARKUP.matcher(rest);
    while (matcher.find()) {
      effects.add(matcher.group());
    }
    if (rest.indexOf('`') >= 0) {
      effects.add("an odd backtick");
    }
  }

  /** Whom the content notifies, as far as the message allows it. */
  static Set<String> pings(JsonNode body) {
    String content = body.path("content").asString("");
    JsonNode allowed = body.path("allowed_mentions");
    Set<String> parse = new LinkedHashSet<>();
    allowed.path("parse").forEach(word -> parse.add(word.asString()));
    boolean all = allowed.isMissingNode();
    Set<String> users = new LinkedHashSet<>();
    allowed.path("users").forEach(id -> users.add(id.asString()));
    Set<String> pings = new LinkedHashSet<>();
    allowed.path("roles").forEach(id -> users.add("&" + id.asString()));
    MENTION
        .matcher(content)
        .results()
        .map(m -> m.group(1))
        .filter(id -> all || parse.contains("users") || users.contains(id))
        .forEach(pings::add);
    if (content.matches("(?s).*@(everyone|here).*") && (all || parse.contains("everyone"))) {
      pings.add("everyone");
    }
    return pings;
  }
}

package io.github.pgbailiff.chat.slack.message;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text for Slack's markup, and typed text as it was before Slack turned it into its markup. */
public final class SlackText {
  // Slack writes what it recognized as <target> or <target|label>; a typed < arrives as &lt;.
  private static final Pattern CONTROL = Pattern.compile("<([^<>|]*)(?:\\|([^<>]*))?>");
  private static final Pattern MENTION = Pattern.compile("<@([UW][A-Z0-9]+)(?:\\|[^<>]*)?>\\s*");

  private SlackText() {}

  /**
   * The typed text; a mention of a user becomes the account's identity, {@code slack:U0ANN0001}.
   */
  public static String typed(String received) {
    Matcher matcher = CONTROL.matcher(received);
    var text = new StringBuilder();
    int from = 0;
    while (matcher.find()) {
      text.append(unescaped(received.substring(from, matcher.start())));
      text.append(meant(matcher.group(1), Optional.ofNullable(matcher.group(2))));
      from = matcher.end();
    }
    return text.append(unescaped(received.substring(from))).toString();
  }

  private static String meant(String target, Optional<String> label) {
    Optional<String> shown = label.filter(text -> !text.isEmpty()).map(SlackText::unescaped);
    if (target.startsWith("@")) {
      return "slack:" + target.substring(1);
    }
    if (target.startsWith("#")) {
      return shown.map(name -> "#" + name).orElse(target);
    }
    if (target.startsWith("!")) {
      String word = target.startsWith("!subteam^") ? target.substring(9) : target.substring(1);
      return shown.orElse("@" + word);
    }
    return shown.orElseGet(() -> unescaped(target).replaceFirst("^mailto:", ""));
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /** What follows the first mention of the bot; the whole text where it is not mentioned. */
  public static String afterMention(String received, String bot) {
    Matcher matcher = MENTION.matcher(received);
    while (matcher.find()) {
      if (matcher.group(1).equals(bot)) {
        return received.substring(matcher.end());
      }
    }
    return received;
  }

  /**
   * Text for a place where Slack looks for markup: it can neither mention, link nor be turned back
   * into markup.
   */
  public static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

package io.github.pgbailiff.chat.discord.message;

import io.github.pgbailiff.chat.text.PlainText;
import io.github.pgbailiff.chat.text.Run;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text among Discord's markup, and typed text as it was before Discord turned it into its markup.
 * Whatever may come from a user stands in code, where only a backtick means anything; the backslash
 * does not escape there, so backticks are replaced by a letter that looks like one.
 */
public final class DiscordText {
  private static final char BACKTICK = '`';
  private static final char LOOKS_LIKE_BACKTICK = '\u02CB';
  private static final Pattern PUNCTUATION = Pattern.compile("([!-/:-@\\[-`{-~])");
  private static final Pattern ADDRESS =
      Pattern.compile("https://discord\\.com/channels/[0-9@me]{3,20}(/[0-9]{5,20}){2}");
  private static final Pattern ID = Pattern.compile("[0-9]{5,20}");
  private static final Pattern MENTION = Pattern.compile("<@!?([0-9]{5,20})>");

  private DiscordText() {}

  /** What code holds: it cannot end the code that it stands in. */
  static String harmless(String text) {
    return PlainText.lines(text).replace(BACKTICK, LOOKS_LIKE_BACKTICK);
  }

  /** Code within a line. */
  static String code(String text) {
    String shown = PlainText.oneLine(text).replace(BACKTICK, LOOKS_LIKE_BACKTICK);
    return "`" + (shown.isBlank() ? "-" : shown) + "`";
  }

  /** Lines where all characters are equally wide; they have to be {@link #harmless} already. */
  static String block(String lines) {
    return "```\n" + lines + "\n```";
  }

  /** Bold words, whatever they hold. */
  static String bold(String text) {
    return "**" + escaped(text) + "**";
  }

  /** Words with a backslash before whatever could be markup, or the middle of an address. */
  static String escaped(String text) {
    String plain = PlainText.oneLine(text).replace(BACKTICK, LOOKS_LIKE_BACKTICK);
    return PUNCTUATION.matcher(plain).replaceAll("\\\\$1");
  }

  /** A sentence; a moment is shown in the time zone of each reader. */
  static String sentence(List<Run> runs) {
    return runs.stream().map(DiscordText::run).collect(Collectors.joining());
  }

  private static String run(Run run) {
    return switch (run) {
      case Run.Words(String words) -> escaped(words);
      case Run.Moment(Instant at, boolean near) -> moment(at, near);
      case Run.Channel(String platform, String id, _)
          when platform.equals(DiscordOrigin.PLATFORM) && ID.matcher(id).matches() ->
          "<#" + id + ">";
      case Run.Channel(_, _, String words) -> escaped(words);
      case Run.Ahead(Instant at, _) -> "<t:%d:R>".formatted(at.getEpochSecond());
    };
  }

  private static String moment(Instant at, boolean near) {
    return "<t:%d:%s>".formatted(at.getEpochSecond(), near ? "t" : "f");
  }

  /** A value among others: words in code, and a moment as {@link #sentence} shows it. */
  static String value(List<Run> runs) {
    return runs.stream()
        .map(run -> run instanceof Run.Words(String words) ? code(words) : run(run))
        .collect(Collectors.joining(" "));
  }

  /**
   * Notifies a user, or a role by its id behind an {@code @}, where the message allows it; behind a
   * {@code #} it names a channel, and an address leads to a message and is not unfolded.
   */
  static String mention(String user) {
    if (isAddress(user)) {
      return "<" + user + ">";
    }
    if (user.startsWith("#")) {
      return "<" + user + ">";
    }
    return user.startsWith("@") ? "<@&" + user.substring(1) + ">" : "<@" + user + ">";
  }

  /** The address of a message. */
  public static String address(String guild, String channel, String message) {
    return "https://discord.com/channels/%s/%s/%s".formatted(guild, channel, message);
  }

  /** Whether it is the address of a message. */
  static boolean isAddress(String mention) {
    return ADDRESS.matcher(mention).matches();
  }

  /**
   * The typed text; a mention becomes the account's identity, {@code discord:80351110224678912}.
   */
  public static String typed(String received) {
    return MENTION
        .matcher(received)
        .replaceAll(m -> Matcher.quoteReplacement(identity(m.group(1))));
  }

  private static String identity(String user) {
    return DiscordOrigin.PLATFORM + ":" + user;
  }
}

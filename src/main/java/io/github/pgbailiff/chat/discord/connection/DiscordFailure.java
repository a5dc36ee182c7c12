package io.github.pgbailiff.chat.discord.connection;

import java.util.Set;

/** Discord did not do what it was asked. */
public final class DiscordFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public static final int UNKNOWN_CHANNEL = 10003;
  public static final int UNKNOWN_MEMBER = 10007;
  public static final int UNKNOWN_MESSAGE = 10008;
  public static final int UNKNOWN_USER = 10013;
  static final int MISSING_ACCESS = 50001;
  public static final int ARCHIVED = 50083;

  /** What does not change by itself: place, account or message are gone, forbidden or invalid. */
  private static final Set<Integer> FOR_GOOD =
      Set.of(
          10003, 10004, 10007, 10008, 10013, 50001, 50005, 50007, 50008, 50013, 50035, ARCHIVED,
          50278);

  private final int status;
  private final int code;
  private final String text;
  private final String said;
  private final boolean uncertain;

  private DiscordFailure(int status, int code, String message, String said, boolean uncertain) {
    super(message);
    this.text = message;
    this.status = status;
    this.code = code;
    this.said = said;
    this.uncertain = uncertain;
  }

  /**
   * @param status HTTP's
   * @param code Discord's own; 0 when it gave none
   */
  static DiscordFailure refused(String what, int status, int code, String message) {
    return new DiscordFailure(
        status,
        code,
        "Discord refused %s: %s (%d/%d)".formatted(what, message, status, code),
        "Discord refused it: %s".formatted(message),
        false);
  }

  static DiscordFailure unreachable(String what, String why) {
    String said = "Discord cannot be reached";
    return new DiscordFailure(0, 0, "%s for %s: %s".formatted(said, what, why), said, false);
  }

  /** It is not known whether Discord did it. */
  static DiscordFailure uncertain(String what, String why) {
    return new DiscordFailure(
        0,
        0,
        "Discord may or may not have done %s: %s".formatted(what, why),
        "Discord did not answer",
        true);
  }

  /** What people in the chat are told; the addresses of Discord's API are not for them. */
  public String said() {
    return said;
  }

  public boolean isUncertain() {
    return uncertain;
  }

  @Override
  public String getMessage() {
    return text;
  }

  public int code() {
    return code;
  }

  /** Whether the token is what Discord does not take. */
  public boolean isAboutToken() {
    return status == 401;
  }

  /** Whether the same call will fail again until somebody changes something in Discord. */
  public boolean isForGood() {
    return FOR_GOOD.contains(code);
  }
}

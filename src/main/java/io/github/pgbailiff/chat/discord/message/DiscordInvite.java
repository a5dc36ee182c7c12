package io.github.pgbailiff.chat.discord.message;

/** The link with which somebody who manages a guild lets the bot in, and what it asks for. */
public final class DiscordInvite {
  private static final long VIEW_CHANNEL = 1L << 10;
  private static final long SEND_MESSAGES = 1L << 11;
  private static final long EMBED_LINKS = 1L << 14;
  private static final long CREATE_THREADS = 1L << 35;
  private static final long SEND_IN_THREADS = 1L << 38;

  /** No more than that: no privileged intent, no management of anything. */
  static final long PERMISSIONS =
      VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | CREATE_THREADS | SEND_IN_THREADS;

  private DiscordInvite() {}

  /** Whether these permissions are enough to post in a channel, or in a thread. */
  static boolean mayPost(long permissions, boolean thread) {
    long needed = VIEW_CHANNEL | EMBED_LINKS | (thread ? SEND_IN_THREADS : SEND_MESSAGES);
    return (permissions & needed) == needed;
  }

  public static String link(String application) {
    return "https://discord.com/oauth2/authorize?client_id=%s&scope=bot+applications.commands&permissions=%d"
        .formatted(application, PERMISSIONS);
  }
}

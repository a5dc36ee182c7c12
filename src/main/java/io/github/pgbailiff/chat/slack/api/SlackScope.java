package io.github.pgbailiff.chat.slack.api;

/** A permission that the bot token has to have, and what for. */
public enum SlackScope {
  COMMANDS("commands", "the slash command and the shortcuts"),
  WRITE("chat:write", "answers, cards and notices"),
  MENTIONS("app_mentions:read", "commands to @pgbailiff, also in threads"),
  DIRECT_HISTORY("im:history", "commands in direct messages"),
  DIRECT_WRITE("im:write", "direct messages to whoever asked"),
  CHANNELS_READ("channels:read", "telling whether a channel is shared, and the bot in it"),
  GROUPS_READ("groups:read", "the same for private channels"),
  CHANNELS_HISTORY(
      "channels:history", "finding its own card again when the connection broke while posting it"),
  GROUPS_HISTORY("groups:history", "the same in private channels"),
  USERS("users:read", "refusing guests, bots and accounts of other organisations"),
  USER_GROUPS("usergroups:read", "roles by user group"),
  FILES("files:write", "lists as files");

  private final String scope;
  private final String purpose;

  SlackScope(String scope, String purpose) {
    this.scope = scope;
    this.purpose = purpose;
  }

  /** Slack's name of it. */
  public String scope() {
    return scope;
  }

  /** What it is for. */
  public String purpose() {
    return purpose;
  }
}

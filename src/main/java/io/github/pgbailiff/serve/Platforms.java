package io.github.pgbailiff.serve;

import io.github.pgbailiff.chat.PlatformType;
import io.github.pgbailiff.chat.discord.DiscordType;
import io.github.pgbailiff.chat.slack.SlackType;
import java.util.List;

/** The chats that pgbailiff can be in. A further one is its package and its place in this list. */
public final class Platforms {
  public static final List<PlatformType<?>> ALL = List.of(new SlackType(), new DiscordType());

  private Platforms() {}
}

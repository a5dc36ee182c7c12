package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.chat.Chat;
import io.github.pgbailiff.chat.PlatformContract;

/**
 * It has no {@code ReplicaStories}: of all that runs in a terminal only the demo tells by itself,
 * once.
 */
final class TerminalContractTest extends PlatformContract {
  @Override
  protected Chat chat() {
    return new ChatOnTerminal();
  }
}

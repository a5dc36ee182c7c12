package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.chat.Chat;
import io.github.pgbailiff.chat.PlatformContract;

final class TerminalContractTest extends PlatformContract {
  @Override
  protected Chat chat() {
    return new ChatOnTerminal();
  }
}

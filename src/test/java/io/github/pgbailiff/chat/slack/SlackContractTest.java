package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.AlertStories;
import io.github.pgbailiff.chat.Chat;
import io.github.pgbailiff.chat.PlatformContract;

final class SlackContractTest extends PlatformContract implements AlertStories {
  @Override
  protected Chat chat() {
    return new ChatOnSlack();
  }
}

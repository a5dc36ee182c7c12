package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.chat.Chat;
import io.github.pgbailiff.chat.PlatformContract;
import io.github.pgbailiff.chat.ReplicaStories;

final class SlackContractTest extends PlatformContract implements ReplicaStories {
  @Override
  protected Chat chat() {
    return new ChatOnSlack();
  }
}

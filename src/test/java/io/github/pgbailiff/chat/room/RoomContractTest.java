package io.github.pgbailiff.chat.room;

import io.github.pgbailiff.chat.AlertStories;
import io.github.pgbailiff.chat.Chat;
import io.github.pgbailiff.chat.PlatformContract;

/** A further chat is its package and its place in one list. */
final class RoomContractTest extends PlatformContract implements AlertStories {
  @Override
  protected Chat chat() {
    return new ChatInRoom();
  }
}

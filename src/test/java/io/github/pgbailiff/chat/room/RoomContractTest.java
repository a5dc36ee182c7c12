package io.github.pgbailiff.chat.room;

import io.github.pgbailiff.chat.Chat;
import io.github.pgbailiff.chat.PlatformContract;

/**
 * A further chat is its package and its place in one list. It has no {@code ReplicaStories}: the
 * room is in this process, and no other one can enter it.
 */
final class RoomContractTest extends PlatformContract {
  @Override
  protected Chat chat() {
    return new ChatInRoom();
  }
}

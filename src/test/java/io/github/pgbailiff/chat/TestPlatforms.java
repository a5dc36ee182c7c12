package io.github.pgbailiff.chat;

import io.github.pgbailiff.chat.room.RoomType;
import io.github.pgbailiff.serve.Platforms;
import java.util.List;
import java.util.stream.Stream;

/** The chats of the program, and one that only tests have. */
public final class TestPlatforms {
  public static final List<PlatformType<?>> ALL =
      Stream.concat(Platforms.ALL.stream(), Stream.of(new RoomType())).toList();

  private TestPlatforms() {}
}

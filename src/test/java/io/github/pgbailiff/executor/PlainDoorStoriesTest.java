package io.github.pgbailiff.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.reply.ExitCode;

/** Doors by plain statements, as a superuser. */
class PlainDoorStoriesTest extends DoorStories {
  @Override
  String prepare() {
    return "postgres";
  }

  @Override
  void opensByHand(WikiProcess process) {
    assertThat(process.does("bob", "unblock prod db:wiki").exit()).isEqualTo(ExitCode.DONE);
    assertThat(wiki.gets("blog")).isTrue();
  }
}

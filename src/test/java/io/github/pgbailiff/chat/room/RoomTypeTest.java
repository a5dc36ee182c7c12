package io.github.pgbailiff.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.cli.ShellRun;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTypeTest {
  @TempDir Path folder;

  private ShellRun.Ended check(String section) {
    return new ShellRun(folder)
        .configured(
            """
            store: {url: "jdbc:sqlite:pgbailiff.db"}
            people: [{name: ann, room: seat-1}]
            roles: [{name: dba, members: {room_tables: [nowhere]}, allow: [{verbs: ["*"]}]}]
            """
                + section)
        .run("check");
  }

  @Test
  void check_looks_at_the_groups_that_roles_name_there() {
    var ended = check("room: {house: \"%s\"}\n".formatted(UUID.randomUUID()));
    assertThat(ended.out())
        .contains("roles.members.room_tables: nowhere: there is no such table")
        .doesNotContain("count for nothing");
    assertThat(ended.exit()).isEqualTo(1);
  }

  @Test
  void groups_of_a_chat_without_a_section_are_told() {
    assertThat(check("").out())
        .contains("its room_tables count for nothing: there is no section room");
  }

  @Test
  void mistakes_in_its_section_are_told_as_in_any_other() {
    assertThat(check("room: {audit_channel: \"A1\"}\n").err())
        .contains("room.house", "is missing; the house that the room is in")
        .contains("\"A1\" is not the name of a channel");
  }
}

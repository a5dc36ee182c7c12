package io.github.pgbailiff.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.postgres.Grants;
import io.github.pgbailiff.reply.ExitCode;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

/** Doors with exactly the rights that {@code pgbailiff grants} gives. */
class GrantedDoorStoriesTest extends DoorStories {
  @Override
  String prepare() {
    String script = new Grants(false, false).script();
    wiki.run(
        script.lines().filter(line -> !line.startsWith("\\")).collect(Collectors.joining("\n")));
    return "pgbailiff";
  }

  @AfterEach
  void forget() {
    wiki.run("DELETE FROM pgbailiff.shut");
  }

  @Override
  void opensByHand(WikiProcess process) {
    assertThat(refusal(process.types("bob", "unblock prod db:wiki"), ExitCode.REFUSED))
        .contains("the functions here open only what they have shut");
    assertThat(wiki.gets("blog")).isFalse();
  }
}

package io.github.pgbailiff.verb.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.access.GlobList;
import io.github.pgbailiff.access.Grant;
import io.github.pgbailiff.access.Role;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Glob;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a role gives and takes, as whoever has it reads it. */
final class GrantSentenceTest {
  private static final Role ROLE =
      new Role("oncall", new Role.Members(Map.of(), List.of(), true), List.of(), List.of());

  private static String sentence(boolean allows, List<ClusterPattern> where, String... verbs) {
    var databases = GlobList.of(Glob.exactly("billing"));
    var grant = new Grant(List.of(verbs), where, databases, GlobList.ALL);
    return GrantSentence.of(ROLE, grant, allows);
  }

  @Test
  void what_is_denied_everywhere_is_allowed_nowhere() {
    assertThat(sentence(false, List.of(), "terminate"))
        .isEqualTo("on no cluster may you terminate in the database billing (oncall)");
    assertThat(sentence(false, List.of(), "*"))
        .isEqualTo("on no cluster may you do anything in the database billing (oncall)");
  }

  @Test
  void what_is_allowed_everywhere_is_allowed_on_every_cluster() {
    assertThat(sentence(true, List.of(), "read", "terminate"))
        .isEqualTo("you may read and terminate on every cluster in the database billing (oncall)");
  }
}

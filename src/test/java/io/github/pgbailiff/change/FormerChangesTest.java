package io.github.pgbailiff.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Changes that were stored by the versions before. */
final class FormerChangesTest {
  private static final Instant AT = Instant.parse("2026-11-22T09:26:55.123456Z");
  private static final Selection SELECTION =
      new Selection(
          List.of(new Condition.OneOf("db", false, List.of(new Glob("wiki")))), List.of());
  private static final BlockTarget WIKI = new BlockTarget.Database("wiki", 16384);
  private static final Target TARGET =
      new Target(
          new SessionId(71322, AT),
          Optional.of("wiki"),
          Optional.of("blog"),
          Optional.of("door"),
          Optional.empty(),
          Optional.of("idle"),
          Optional.empty(),
          Optional.of(AT.minusSeconds(60)),
          Optional.of(AT.minusSeconds(30)));

  private static final String FORMAT_2 =
      """
      {"format":2,"verb":"drain","command":"drain prod-eu/wiki","parts":[{"cluster":"prod-eu",\
      "identity":{"systemIdentifier":"7412345678901234567","address":"::1","port":5432,\
      "postmasterStart":"2026-11-22T09:26:55.123456Z","inRecovery":false},"steps":[\
      {"is":"shut","door":{"is":"database","name":"wiki","oid":16384},"lease":"PT30M"},\
      {"is":"signal","kind":"TERMINATE","targets":[\
      {"pid":71322,"backendStart":"2026-11-22T09:26:55.123456Z","database":"wiki","user":"blog",\
      "application":"door","client":null,"state":"idle","xactStart":null,\
      "queryStart":"2026-11-22T09:25:55.123456Z","stateChange":"2026-11-22T09:26:25.123456Z",\
      "permission":"walsender"}],"selection":{"conditions":[\
      {"is":"one_of","key":"db","negated":false,"globs":["wiki"]}],"protect":[]},\
      "sameTransaction":false,"gently":null},\
      {"is":"await_none","door":{"is":"database","name":"wiki","oid":16384},\
      "selection":{"conditions":[{"is":"one_of","key":"db","negated":false,"globs":["wiki"]}],\
      "protect":[]},"within":"PT30S","keep":true},\
      {"is":"open","door":{"is":"role_in_database","database":"wiki","databaseOid":16384,\
      "role":"blog","roleOid":16385},"evenByHand":true}],"exclusions":[{"session":\
      {"pid":71322,"backendStart":"2026-11-22T09:26:55.123456Z","database":"wiki","user":"blog",\
      "application":"door","client":null,"state":"idle","xactStart":null,\
      "queryStart":"2026-11-22T09:25:55.123456Z","stateChange":"2026-11-22T09:26:25.123456Z",\
      "permission":"walsender"},"reason":"protected by app pg_dump*"}],"impact":["sad"]}],\
      "absent":[{"cluster":"prod-us","why":"cluster prod-us cannot be reached"}]}\
      """;
  private static final String FORMAT_1 =
      FORMAT_2.replace("\"format\":2", "\"format\":1").replace(",\"permission\":\"walsender\"", "");

  @Test
  void format_2_called_the_target_of_a_block_a_door() {
    assertThat(ChangeJson.read(FORMAT_2)).isEqualTo(drain(TARGET.taking("walsender")));
  }

  @Test
  void format_1_had_no_permissions_of_targets_either() {
    assertThat(ChangeJson.read(FORMAT_1)).isEqualTo(drain(TARGET));
  }

  @Test
  void each_is_held_to_its_own_form() {
    assertThatThrownBy(() -> ChangeJson.read(FORMAT_1.replace("\"format\":1", "\"format\":2")))
        .hasMessageContaining("damaged");
    assertThatThrownBy(() -> ChangeJson.read(FORMAT_2.replace("\"format\":2", "\"format\":3")))
        .hasMessageContaining("damaged");
    assertThatThrownBy(() -> ChangeJson.read(FORMAT_2.replace("\"format\":2", "\"format\":0")))
        .hasMessageContaining("format 0 is not known");
  }

  private static Change drain(Target target) {
    return new Change(
        "drain",
        "drain prod-eu/wiki",
        List.of(
            new Part(
                "prod-eu",
                new ClusterIdentity(
                    Optional.of("7412345678901234567"), Optional.of("::1"), 5432, AT, false),
                List.of(
                    new Step.Block(WIKI, Optional.of(Duration.ofMinutes(30))),
                    new Step.Signal(
                        Step.Kind.TERMINATE, List.of(target), SELECTION, false, Optional.empty()),
                    new Step.Drain(WIKI, SELECTION, Duration.ofSeconds(30), true),
                    new Step.Unblock(
                        new BlockTarget.RoleInDatabase("wiki", 16384, "blog", 16385), true)),
                List.of(new Exclusion(target, "protected by app pg_dump*")),
                List.of("sad"))),
        List.of(new AbsentCluster("prod-us", "cluster prod-us cannot be reached")));
  }
}

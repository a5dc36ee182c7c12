package io.github.pgbailiff.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RequestJsonTest {
  private static final Instant AT = Instant.parse("2026-11-22T09:26:55.123456Z");
  private static final List<PartResult> RESULTS =
      List.of(
          new PartResult(
              "prod-eu",
              Optional.empty(),
              Optional.of(
                  new PartResult.OfBlock(
                      "database wiki",
                      "shut",
                      false,
                      Optional.of("B-7"),
                      List.of("ALTER DATABASE wiki ALLOW_CONNECTIONS false"),
                      List.of("ALTER DATABASE wiki ALLOW_CONNECTIONS true"),
                      List.of(new PartResult.Entrant("postgres", "superuser")),
                      Optional.of(AT.plusSeconds(1800)))),
              List.of(
                  new PartResult.OfTarget(
                      new SessionId(71322, AT), Outcome.of(Outcome.Kind.ENDED))),
              List.of("note")),
          new PartResult("prod-us", Optional.of("gone"), List.of(), List.of()));

  @Test
  void results_come_back_as_they_were() {
    assertThat(RequestJson.results(RequestJson.ofResults(RESULTS))).isEqualTo(RESULTS);
  }

  @Test
  void format_1_was_a_bare_list_and_called_a_block_a_door() {
    String stored =
        """
        [{"cluster":"prod-eu","problem":null,"door":{"name":"database wiki","words":"shut",\
        "left":false,"block":"B-7","sql":["ALTER DATABASE wiki ALLOW_CONNECTIONS false"],\
        "undo":["ALTER DATABASE wiki ALLOW_CONNECTIONS true"],\
        "stillIn":[{"role":"postgres","via":"superuser"}],"until":"2026-11-22T09:56:55.123456Z"},\
        "targets":[{"pid":71322,"backendStart":"2026-11-22T09:26:55.123456Z",\
        "outcome":{"kind":"ENDED","detail":""}}],"notes":["note"]},\
        {"cluster":"prod-us","problem":"gone","door":null,"targets":[],"notes":[]}]\
        """;
    assertThat(RequestJson.results(stored)).isEqualTo(RESULTS);
  }

  @Test
  void a_format_that_this_program_does_not_know_is_refused() {
    String stored = RequestJson.ofResults(RESULTS);
    assertThatThrownBy(() -> RequestJson.results(stored.replace("\"format\":3", "\"format\":99")))
        .hasMessageContaining("format 99 is not known");
  }
}

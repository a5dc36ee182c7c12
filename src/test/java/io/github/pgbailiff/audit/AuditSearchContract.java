package io.github.pgbailiff.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is found in the record, whichever database holds it. */
abstract class AuditSearchContract extends RecordContract {
  private static final Optional<String> NO = Optional.empty();
  private static final Optional<Integer> NO_PID = Optional.empty();
  private static final Optional<Instant> EVER = Optional.empty();

  private AuditSearch.Page find(EventFilter filter, int page, int limit) {
    return new AuditSearch(store()).find(filter, page, limit);
  }

  private List<Long> found(EventFilter filter) {
    return numbers(find(filter, 1, 100));
  }

  private static List<Long> numbers(AuditSearch.Page page) {
    return page.entries().stream().map(Entry::seq).toList();
  }

  private static EventFilter by(String... names) {
    return new EventFilter(Set.of(names), NO, NO, EVER, NO, NO_PID);
  }

  private static EventFilter pid(int pid, Optional<String> cluster) {
    return new EventFilter(Set.of(), NO, cluster, EVER, NO, Optional.of(pid));
  }

  private static EventFilter cluster(String name) {
    return new EventFilter(Set.of(), NO, Optional.of(name), EVER, NO, NO_PID);
  }

  private void executing(String request, String cluster, int... pids) {
    List<Map<String, Object>> targets =
        IntStream.of(pids)
            .mapToObj(pid -> Map.<String, Object>of("cluster", cluster, "pid", pid))
            .toList();
    log()
        .append(
            Event.of(EventType.EXECUTING)
                .with("actor", "slack:U0ANN")
                .with("person", "ann")
                .with("verb", "terminate")
                .with("clusters", List.of(cluster))
                .with("request", request)
                .with("targets", targets)
                .build());
  }

  @Test
  void everything_comes_newest_first_in_pages() {
    append(25);
    assertThat(numbers(find(EventFilter.ALL, 1, 10)))
        .containsExactly(25L, 24L, 23L, 22L, 21L, 20L, 19L, 18L, 17L, 16L);
    assertThat(find(EventFilter.ALL, 2, 10).more()).isTrue();
    AuditSearch.Page last = find(EventFilter.ALL, 3, 10);
    assertThat(numbers(last)).containsExactly(5L, 4L, 3L, 2L, 1L);
    assertThat(last.more()).isFalse();
    assertThat(numbers(find(EventFilter.ALL, 4, 10))).isEmpty();
  }

  @Test
  void a_page_that_is_exactly_full_has_nothing_behind_it() {
    append(10);
    assertThat(find(EventFilter.ALL, 1, 10).more()).isFalse();
    assertThat(find(EventFilter.ALL, 1, 9).more()).isTrue();
  }

  @Test
  void an_empty_record_has_nothing() {
    assertThat(find(EventFilter.ALL, 1, 10)).isEqualTo(new AuditSearch.Page(List.of(), false));
  }

  @Test
  void bounds_are_named() {
    assertThatThrownBy(() -> find(EventFilter.ALL, 0, 10)).hasMessageContaining("page 0");
    assertThatThrownBy(() -> find(EventFilter.ALL, 1, 10_001)).hasMessageContaining("10000");
  }

  @Test
  void a_person_is_found_by_name_and_by_every_account() {
    append(Map.of("actor", "slack:U0ANN", "person", "ann", "verb", "terminate"));
    append(Map.of("actor", "discord:7", "verb", "terminate"));
    append(Map.of("actor", "slack:U0BOB", "person", "bob", "verb", "terminate", "reason", "ann"));
    append(Map.of("actor", "slack:U0ANNE", "person", "anne", "verb", "terminate"));
    assertThat(found(by("ann"))).containsExactly(1L);
    assertThat(found(by("slack:U0ANN"))).containsExactly(1L);
    assertThat(found(by("ann", "slack:U0ANN", "discord:7"))).containsExactly(2L, 1L);
    assertThat(found(by("ann", "1", "2", "3", "4", "5", "discord:7"))).containsExactly(2L, 1L);
  }

  @Test
  void who_killed_a_session_is_found_by_its_pid() {
    executing("R-1", "prod-eu", 71322, 71340);
    executing("R-2", "prod-us", 71322);
    executing("R-3", "prod-eu", 713, 7132, 171322);
    append(Map.of("actor", "slack:U0ANN", "verb", "cancel", "reason", "\"pid\":71322,"));
    assertThat(found(pid(71322, NO))).containsExactly(2L, 1L);
    assertThat(found(pid(71322, Optional.of("prod-eu")))).containsExactly(1L);
    assertThat(found(pid(713, NO))).containsExactly(3L);
  }

  @Test
  void a_cluster_is_found_in_every_place_where_events_name_one() {
    append(Map.of("actor", "a", "verb", "v", "cluster", "prod-eu"));
    append(Map.of("actor", "a", "verb", "v", "clusters", List.of("dev", "prod-eu")));
    append(Map.of("actor", "a", "verb", "v", "reason", "prod-eu", "cluster", "dev"));
    executing("R-1", "prod-eu", 1);
    assertThat(found(cluster("prod-eu"))).containsExactly(4L, 2L, 1L);
  }

  @Test
  void verb_and_request_are_found_as_they_are() {
    executing("R-1", "prod-eu", 1);
    executing("R-10", "prod-eu", 1);
    append(Map.of("actor", "a", "verb", "cancel", "reason", "\"verb\":\"terminate\""));
    EventFilter terminate =
        new EventFilter(Set.of(), Optional.of("terminate"), NO, EVER, NO, NO_PID);
    EventFilter request = new EventFilter(Set.of(), NO, NO, EVER, Optional.of("R-1"), NO_PID);
    assertThat(found(terminate)).containsExactly(2L, 1L);
    assertThat(found(request)).containsExactly(1L);
  }

  @Test
  void everything_that_is_asked_for_has_to_hold() {
    executing("R-1", "prod-eu", 1);
    executing("R-2", "prod-us", 1);
    EventFilter both =
        new EventFilter(
            Set.of("ann"),
            Optional.of("terminate"),
            Optional.of("prod-us"),
            EVER,
            Optional.of("R-2"),
            Optional.of(1));
    assertThat(found(both)).containsExactly(2L);
  }

  @Test
  void only_what_is_young_enough_is_found() {
    append(5);
    now = now.plus(Duration.ofDays(1));
    append(3);
    EventFilter lately =
        new EventFilter(
            Set.of(), NO, NO, Optional.of(now.minus(Duration.ofSeconds(1))), NO, NO_PID);
    assertThat(found(lately)).containsExactly(8L, 7L);
  }

  @Test
  void names_with_quotes_and_wildcards_mean_themselves() {
    append(Map.of("actor", "terminal:o\"brien\\%_'", "verb", "v"));
    append(Map.of("actor", "terminal:o", "verb", "v"));
    assertThat(found(by("terminal:o\"brien\\%_'"))).containsExactly(1L);
    assertThat(found(by("terminal:%"))).isEmpty();
    assertThat(found(by("' or 1=1 --"))).isEmpty();
  }

  @Test
  void an_old_event_is_found_behind_many_others() {
    executing("R-1", "prod-eu", 71322);
    store()
        .transact(tx -> {
          for (int i = 0; i < 12_000; i++) {
            log().append(tx, AuditLogContract.asked("slack:U" + i));
          }
          return 0;
        });
    assertThat(found(pid(71322, NO))).containsExactly(1L);
    assertThat(numbers(find(EventFilter.ALL, 12, 1000))).hasSize(1000).startsWith(1001L);
    assertThat(numbers(find(EventFilter.ALL, 13, 1000))).containsExactly(1L);
  }

  @Test
  void a_body_that_somebody_broke_hides_nothing_else() {
    append(3);
    tamper("update audit_event set body = '{\"actor\":\"slack:U1\"' where seq = 2");
    assertThat(found(EventFilter.ALL)).containsExactly(3L, 1L);
  }
}

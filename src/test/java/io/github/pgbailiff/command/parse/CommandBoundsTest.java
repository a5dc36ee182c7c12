package io.github.pgbailiff.command.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.NearestWord;
import io.github.pgbailiff.command.Verbs;
import io.github.pgbailiff.command.parse.ParsedLine.Misunderstood;
import io.github.pgbailiff.command.parse.ParsedLine.Understood;
import io.github.pgbailiff.testing.Cpu;
import io.github.pgbailiff.testing.Fuzz;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody types is done with at once. */
class CommandBoundsTest {
  private static final Duration BOUND = Duration.ofMillis(50);
  private static final List<Cluster> CLUSTERS =
      IntStream.range(0, 1_000)
          .mapToObj(i -> new Cluster("x".repeat(40) + i, java.util.Map.of("env", "y".repeat(40))))
          .toList();
  private static final List<String> PIECES =
      List.of(
          "*",
          "a*",
          "*x",
          "**a",
          "a",
          "\\",
          "\"",
          "'",
          "a:'",
          "'a ",
          "-",
          "—",
          ":",
          "::",
          "=",
          "!",
          ",",
          " ",
          "1,",
          "|",
          "`",
          "1 ",
          "< ",
          "<@U1|",
          "&lt;",
          "env=*",
          "user:a,",
          "state:",
          "client:",
          "client:::",
          "query:",
          "reason:",
          "idle:",
          "for:9",
          "pid:1,",
          "R-",
          "b-",
          "é",
          "漢",
          "\u200b",
          "\u202e",
          "😀",
          "\t",
          "\u00a0");

  private final CommandParser parser = new CommandParser(Verbs.ALL);

  static Stream<String> lines() {
    return Stream.of(200, 16_000)
        .flatMap(length ->
            PIECES.stream()
                .flatMap(piece ->
                    Stream.of("", "sessions ", "terminate prod ", "sessions app:", "approve ")
                        .map(start ->
                            start
                                + piece.repeat((length - start.length() - 1) / piece.length())
                                + "x")));
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 60, 199})
  void stars_are_matched_with_names_at_once(int stars) {
    var pattern = new ClusterPattern("*".repeat(stars) + "z");
    var label = new ClusterPattern("env=" + "*".repeat(stars) + "z");

    assertThat(Cpu.of(() -> assertThat(CLUSTERS).noneMatch(pattern::selects))).isLessThan(BOUND);
    assertThat(Cpu.of(() -> assertThat(CLUSTERS).noneMatch(label::selects))).isLessThan(BOUND);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void a_line_of_one_piece_again_and_again_is_read_at_once(String line) {
    bounded(line);
  }

  @Test
  @Tag("fuzz")
  void no_line_holds_anybody_up() {
    Fuzz.seeds(seed -> {
      var random = new Random(seed);
      List<String> few =
          random.ints(3, 0, PIECES.size()).mapToObj(PIECES::get).collect(Collectors.toList());
      String line =
          Stream.generate(() -> few.get(random.nextInt(few.size())).repeat(1 + random.nextInt(9)))
              .limit(400)
              .collect(Collectors.joining());
      bounded("sessions " + line.substring(0, Math.min(191, line.length())));
      bounded(line);
    });
  }

  /** Reading it, completing it, and matching the clusters that it names with a thousand. */
  private void bounded(String line) {
    var completion = new Completion(Verbs.ALL, KnownNames.NONE);
    Duration took =
        Cpu.of(() -> {
          parser.parseWords(List.of(line.split(" ")));
          completion.candidates(line);
          if (parser.parse(line) instanceof Understood(Command command)) {
            command.clusters().forEach(it -> CLUSTERS.forEach(it::selects));
            NearestWord.of(line, CLUSTERS.stream().map(Cluster::name).toList());
          }
        });
    assertThat(took).as(line).isLessThan(BOUND);
  }

  @Test
  void a_pattern_has_at_most_200_characters() {
    String pattern = "a*".repeat(100);

    assertThat(parser.parse("sessions app:" + pattern)).isInstanceOf(Understood.class);
    refuses("sessions app:" + pattern + "a", "a name or pattern has at most 200");
    refuses("sessions " + pattern + "a", "a name or pattern has at most 200");
    refuses("sessions env=" + pattern, "a name or pattern has at most 200");
    refuses("sessions prod/" + pattern + "a", "a name or pattern has at most 200");
  }

  @Test
  void a_command_has_bounds_in_characters_words_and_elements() {
    refuses("sessions reason:" + "x".repeat(16_000), "at most 16,000");
    refuses("sessions " + "1 ".repeat(1_000), "1,001 words are too many for a command");
    refuses("sessions pid:" + "1,".repeat(1_001) + "1", "pid: 1,002 are too many for a list");
    refuses("sessions " + "a,".repeat(1_001) + "a", "1,002 are too many for a list");
    assertThat(parser.parseWords(List.of("sessions", "x".repeat(16_001))))
        .isInstanceOf(Misunderstood.class);
  }

  private void refuses(String line, String part) {
    assertThat(parser.parse(line))
        .asInstanceOf(InstanceOfAssertFactories.type(Misunderstood.class))
        .extracting(Misunderstood::message, InstanceOfAssertFactories.STRING)
        .contains(part);
  }
}

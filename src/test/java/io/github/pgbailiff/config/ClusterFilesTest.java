package io.github.pgbailiff.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterFilesTest {
  private static final String URL = "jdbc:postgresql://h/postgres";
  @TempDir Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectory(folder.resolve("clusters.d"));
  }

  private void file(String name, String text) {
    Samples.write(folder.resolve("clusters.d").resolve(name), text);
  }

  private static String entry(String name) {
    return "- {name: %s, url: \"%s\"}\n".formatted(name, URL);
  }

  private List<String> names(String allowed) {
    String main =
        """
        clusters: [{name: main, url: "jdbc:postgresql://h/postgres"}]
        clusters_from: ["clusters.d/*.yaml"]
        roles: [{name: a, members: {everyone: true}, allow: [{verbs: [read], clusters: [%s]}]}]
        """
            .formatted(allowed);
    return Samples.read(folder, main).clusters().stream().map(it -> it.cluster().name()).toList();
  }

  @Test
  void files_come_and_go_and_are_read_by_name() throws IOException {
    assertThat(names("main")).containsExactly("main");
    file("b.yaml", entry("b"));
    file("a.yaml", entry("a1") + entry("a2"));
    file("empty.yaml", "# none yet\n");
    file("a.yaml.bak", entry("no"));
    file(".a.yaml", entry("no"));
    assertThat(names("a2")).containsExactly("main", "a1", "a2", "b");
    Files.delete(folder.resolve("clusters.d/a.yaml"));
    assertThat(names("b")).containsExactly("main", "b");
  }

  @Test
  void problems_name_the_file_and_the_line() {
    file("a.yaml", entry("main") + "- {name: x, url: \"%s\", labels: {db: y}}\n".formatted(URL));
    file("b.yaml", "- {name: b,\n");
    file("c.yaml", "clusters: []\n");
    file("d.yaml", entry("d") + "\n- {nam: d2}\n");

    assertThatThrownBy(() -> names("main"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "clusters.d/a.yaml line 1: [0].name: \"main\" is there twice; each name once would be")
        .hasMessageContaining("clusters.d/a.yaml line 2: [1].labels.db: a label cannot be called")
        .hasMessageContaining("clusters.d/b.yaml line 2: ")
        .hasMessageContaining("clusters.d/c.yaml line 1: this is not a list such as [a, b]")
        .hasMessageContaining("clusters.d/d.yaml line 3: [1].nam: no such key");
  }

  @Test
  void a_thousand_entries_are_read_in_no_time() {
    IntStream.range(0, 10)
        .forEach(file ->
            file(
                "f%d.yaml".formatted(file),
                IntStream.range(0, 100)
                    .mapToObj(it -> entry("c%d-%d".formatted(file, it)))
                    .collect(Collectors.joining())));
    names("main");

    long start = System.nanoTime();
    assertThat(names("c9-99")).hasSize(1001);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }
}

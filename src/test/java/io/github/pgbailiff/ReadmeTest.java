package io.github.pgbailiff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.config.ConfigurationReader;
import io.github.pgbailiff.serve.Platforms;
import io.github.pgbailiff.verb.AllVerbs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the README to the program. */
class ReadmeTest {
  private static final int MOST_LINES = 200;
  private static final Path README = Path.of("README.md");

  /** What is between fences, with as much space in front of each line as of the fence. */
  private static final Pattern YAML = Pattern.compile("(?ms)^( *)```yaml\\n(.*?)^ *```$");

  @TempDir Path folder;

  @Test
  void it_is_read_at_one_sitting() throws IOException {
    assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(MOST_LINES);
  }

  @Test
  void the_command_that_it_names_is_the_whole_check() throws IOException {
    assertThat(Files.readAllLines(Path.of(".ci/run"))).last().asString().endsWith(" verify");
    assertThat(README).content().contains("\nmvn verify ");
    assertThat(Path.of("CONTRIBUTING.md")).content().contains("\nmvn verify ");
  }

  @Test
  void its_smallest_configuration_is_of_use() throws IOException {
    Configuration read = read(smallest());
    assertThat(read.clusters()).hasSize(1);
    assertThat(read.people()).hasSize(1);
    assertThat(read.roles()).hasSize(1);
  }

  @Test
  void its_sections_for_chats_fit_below_it() throws IOException {
    assertThat(yaml()).hasSize(3);
    assertThat(read(String.join("", yaml())).clusters()).hasSize(1);
  }

  private Configuration read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("pgbailiff.yaml"), yaml);
    return new ConfigurationReader(
            AllVerbs.declarations(), Platforms.ALL, name -> Optional.of("secret"))
        .read(file);
  }

  private static String smallest() throws IOException {
    return yaml().getLast();
  }

  private static List<String> yaml() throws IOException {
    return YAML.matcher(Files.readString(README))
        .results()
        .map(block -> block.group(2).indent(-block.group(1).length()))
        .toList();
  }
}

package io.github.pgbailiff.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.config.ConfigurationReader;
import io.github.pgbailiff.serve.Platforms;
import io.github.pgbailiff.verb.AllVerbs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configurations that come with the ways to run it. */
class DeployedConfigurationTest {
  private static final Pattern SECRET = Pattern.compile("\\$\\{file:(/[^}]+)}");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"config/compose/pgbailiff.yaml", "config/kubernetes/configuration.yaml"})
  void they_load_where_their_secrets_are(String file) throws IOException {
    Configuration read = read(Path.of(file));
    assertThat(read.clusters()).hasSize(1);
    assertThat(read.store().url()).isEqualTo("jdbc:postgresql://store:5432/pgbailiff");
    assertThat(read.http().listen()).isEqualTo("0.0.0.0:8089");
  }

  @Test
  void every_secret_of_the_compose_file_is_one_that_the_configuration_reads() throws IOException {
    String compose = Files.readString(Path.of("config/compose/compose.yaml"));
    assertThat(SECRET.matcher(Files.readString(Path.of("config/compose/pgbailiff.yaml"))).results())
        .isNotEmpty()
        .allSatisfy(it ->
            assertThat(compose)
                .contains("  " + Path.of(it.group(1)).getFileName() + ": {file: secrets/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {".gitignore", ".dockerignore", "src/main/release/linux.xml"})
  void the_secrets_of_a_trial_go_into_no_commit_image_or_release(String file) throws IOException {
    assertThat(Path.of(file)).content().contains("config/compose/secrets");
  }

  @Test
  void the_unit_starts_the_release_with_options_that_the_program_takes() throws IOException {
    assertThat(Files.readString(Path.of("config/systemd/pgbailiff.service")))
        .contains(
            "\nExecStart=/opt/pgbailiff/pgbailiff --config /etc/pgbailiff/pgbailiff.yaml serve\n")
        .contains("\nCacheDirectory=pgbailiff\n", "\nRestartPreventExitStatus=2\n");
  }

  private Configuration read(Path file) throws IOException {
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    String yaml = Files.readString(file);
    String here =
        SECRET
            .matcher(yaml)
            .replaceAll(it -> {
              String name = Path.of(it.group(1)).getFileName().toString();
              return "\\${file:%s}".formatted(written(secrets.resolve(name)));
            });
    return new ConfigurationReader(AllVerbs.declarations(), Platforms.ALL, _ -> Optional.empty())
        .read(Files.writeString(folder.resolve("pgbailiff.yaml"), here));
  }

  private static Path written(Path secret) {
    try {
      return Files.writeString(secret, "xoxb-1-secret");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.github.pgbailiff.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.testing.replies.Golden;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

final class SlackManifestTest {
  private static final Golden GOLDEN = new Golden(SlackManifestTest.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest
  @EnumSource(SlackSettings.Mode.class)
  void it_reads_as_it_was_found_right(SlackSettings.Mode mode) {
    var manifest = new SlackManifest(mode, "/pg", SlackManifest.EXAMPLE_ADDRESS);
    GOLDEN.holds("manifest-%s.yaml".formatted(mode).toLowerCase(Locale.ROOT), manifest.yaml());
  }

  @ParameterizedTest
  @EnumSource(SlackSettings.Mode.class)
  void both_forms_say_the_same(SlackSettings.Mode mode) {
    var manifest = new SlackManifest(mode, "/it's \"odd\": #", "https://x.example");
    Object yaml = new Load(LoadSettings.builder().build()).loadFromString(manifest.yaml());
    assertThat(JSON.valueToTree(yaml).toString())
        .isEqualTo(JSON.readTree(manifest.json()).toString());
  }
}

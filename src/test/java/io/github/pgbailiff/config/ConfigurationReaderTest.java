package io.github.pgbailiff.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.alert.BuiltInRules;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.audit.AuditSettings;
import io.github.pgbailiff.chat.ConfiguredPlatform;
import io.github.pgbailiff.ops.HttpSettings;
import io.github.pgbailiff.serve.Platforms;
import io.github.pgbailiff.store.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"", "# nothing\n", "clusters:\nslack: ~\nstore: {}\naudit: {}\nhttp: {}\n"})
  void an_empty_file_means_every_default(String text) {
    Configuration configuration = Samples.read(folder, text);

    assertThat(configuration)
        .isEqualTo(
            new Configuration(
                new StoreSettings(
                    "jdbc:sqlite:" + folder.resolve("data/pgbailiff.db"),
                    Optional.empty(),
                    Optional.empty()),
                new AuditSettings(false, "off", Duration.ofHours(1)),
                new HttpSettings("127.0.0.1:8089"),
                List.of(),
                Platforms.ALL.stream()
                    .<ConfiguredPlatform<?>>map(ConfiguredPlatform::without)
                    .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new WatchSettings(Duration.ofSeconds(15), BuiltInRules.all(), Map.of()),
                List.of(),
                List.of()));
  }

  @Test
  void relative_paths_start_above_a_folder_called_config() {
    Path file = Samples.write(folder.resolve("config/any.yaml"), "audit: {json_lines: out.jsonl}");

    Configuration configuration = Samples.read(file);

    assertThat(configuration.store().url())
        .isEqualTo("jdbc:sqlite:" + folder.resolve("data/pgbailiff.db"));
    assertThat(configuration.audit().jsonLines()).isEqualTo(folder.resolve("out.jsonl").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:sqlite::memory:",
        "jdbc:sqlite:/var/lib/x.db",
        "jdbc:sqlite:/var/lib/x.db?cipher=no",
        "jdbc:postgresql://h/d"
      })
  void leaves_other_stores_where_they_are(String url) {
    assertThat(Samples.read(folder, "store: {url: \"%s\"}".formatted(url)).store().url())
        .isEqualTo(url);
  }

  @Test
  void the_example_loads_as_it_is() {
    Configuration example = Samples.read(Path.of("config/pgbailiff.yaml"));

    assertThat(example.store().url())
        .isEqualTo("jdbc:sqlite:" + Path.of("data/pgbailiff.db").toAbsolutePath());
    assertThat(example.clusters()).hasSize(1);
    assertThat(example.roles()).hasSize(3);
    assertThat(example.labels()).containsExactly("env");
  }

  @Test
  void every_problem_of_the_file_is_told_at_once() {
    String told = String.join("\n", problems(Samples.resource("mistakes.yaml"))) + "\n";

    new io.github.pgbailiff.testing.replies.Golden(getClass()).holds("mistakes.txt", told);
    assertThat(told).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: [",
        "a: b: c",
        "--- a\n--- b",
        "[a]",
        "text",
        "store: *nowhere",
        "{[a]: b}",
        "\u0000",
        "store: {url: ${file:\u0001}}"
      })
  void what_is_not_even_a_section_of_keys_is_one_problem(String text) {
    assertThat(problems(text)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "gone, is not there",
    "folder, is a folder",
    "bytes, is no text in UTF-8",
    "pipe, is no regular file",
    "large, is too large"
  })
  @Timeout(60)
  void a_secret_that_cannot_be_had_says_why(String name, String why) throws Exception {
    Files.createDirectory(folder.resolve("folder"));
    Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe});
    Files.writeString(folder.resolve("large"), "x".repeat(100_000));
    new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor();

    assertThat(
            problems(
                "clusters:\n  - {name: a, url: 'jdbc:postgresql://h/d', password: '${file:%s}'}"
                    .formatted(name)))
        .singleElement()
        .asString()
        .endsWith("the file %s %s".formatted(folder.resolve(name), why));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "//h:5432               | a / behind the host and the port would be right",
        "//h?sslmode=require    | a / behind the host and the port would be right",
        "//h:70000/d            | a port is a number from 1 to 65535",
        "//h:port/d             | a port is a number from 1 to 65535",
        "//h/100%               | a % stands before two hexadecimal digits",
        "//,/d                  | is no URL that the driver can read",
        "//h/d?sslmod=require   | a parameter sslmod, which the driver does not know; did you mean sslmode?",
        "//h/d?sslmode=required | has a sslmode that is none of disable allow prefer require verify-ca"
      })
  void a_url_that_the_driver_cannot_use_is_a_problem_of_its_line(String url, String why) {
    for (String text : List.of("clusters:\n  - {name: a, url: '%s'}", "store:\n    {url: '%s'}")) {
      assertThat(problems(text.formatted("jdbc:postgresql:" + url)))
          .singleElement()
          .asString()
          .startsWith("line 2: ")
          .contains(why);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "d",
        "//h/d",
        "//h1,h2:5433/d?targetServerType=primary",
        "//[::1]:5432/d?ssl",
        "//h/d?sslmode=Verify-Full",
        "//h/d?requireAuth=md5,password&options=-c%20a=b"
      })
  void a_url_that_the_driver_can_use_is_none(String url) {
    String text = "clusters: [{name: a, url: 'jdbc:postgresql:%s'}]".formatted(url);

    assertThat(problems(text)).isEmpty();
  }

  @Test
  void a_rule_that_says_who_and_not_how_many_is_a_problem() {
    String text =
        "roles: [{name: r, allow: [{verbs: [read]}]}]\nrules:\n  - {require: {HOW from: [r]}}";

    assertThat(problems(text.replace("HOW", "")))
        .containsExactly(
            "line 3: rules[0].require.approvals: is missing; from: needs how many of them must approve");
    assertThat(problems(text.replace("HOW", "approvals: 0,"))).isEmpty();
  }

  @Test
  void a_file_that_is_not_there_says_so() {
    assertThatThrownBy(() -> Samples.read(folder.resolve("none.yaml")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("none.yaml cannot be used:\n  no such file; --config FILE names");
  }

  @Test
  void rules_may_name_the_verbs_of_later_versions() {
    String text = "rules: [{when: {verbs: [block, unblock, drain]}, require: {confirm: true}}]";

    assertThat(Samples.read(folder, text).rules()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"db", "For", "keep", "gently", "verb", "break-glass"})
  void a_label_is_not_called_like_any_key(String label) {
    String text =
        "clusters: [{name: a, url: 'jdbc:postgresql:', labels: {%s: x}}]".formatted(label);

    assertThat(problems(text)).singleElement().asString().contains(label);
  }

  @Test
  void parts_may_be_written_once_and_used_again() {
    Configuration configuration =
        Samples.read(
            folder,
            """
            roles:
              - {name: a, allow: &all [{verbs: ["*"]}]}
              - {name: b, allow: *all}
            """);

    assertThat(configuration.roles().get(1).allow())
        .isEqualTo(configuration.roles().get(0).allow());
  }

  @Test
  void managed_stands_among_the_entries_of_protect() {
    String text = "clusters: [{name: a, url: 'jdbc:postgresql:', protect: [HERE]}]";
    assertThat(problems(text.replace("HERE", "managed, {user: x}"))).isEmpty();
    assertThat(problems(text.replace("HERE", "mangaed")))
        .singleElement()
        .asString()
        .endsWith(
            "\"mangaed\" is neither managed nor a mapping such as {key: value}; did you mean"
                + " managed?");
    assertThat(problems(text.replace("HERE", "rdsadmin")))
        .singleElement()
        .asString()
        .endsWith("\"rdsadmin\" is neither managed nor a mapping such as {key: value}");
    assertThat(problems(text.replace("HERE", "[managed]"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "roles: [{name: a, allow: [{verbs: [HERE]}]}]",
        "roles: [{name: a, allow: [{verbs: [read], clusters: [HERE]}]}]",
        "roles: [{name: a, allow: [{verbs: [read], databases: [HERE]}]}]",
        "roles: [{name: a, allow: [{verbs: [read], users: [HERE]}]}]",
        "roles: [{name: a, deny: [{verbs: [read], databases: [HERE]}]}]",
        "roles: [{name: a, allow: [HERE]}]",
        "roles: [{name: a, deny: [HERE]}]",
        "roles: [{name: a, members: {people: [HERE]}}]",
        "rules: [{when: {verbs: [HERE]}, require: {confirm: true}}]",
        "rules: [{when: {clusters: [HERE]}, require: {confirm: true}}]",
        "rules: [{when: {databases: [HERE]}, require: {confirm: true}}]",
        "rules: [{when: {users: [HERE]}, require: {confirm: true}}]",
        "rules: [{require: {approvals: 1, from: [HERE]}}]",
        "break_glass: {roles: [HERE]}",
        "discord: {token: t, guilds: [HERE]}",
        "people: [{name: a, postgres: [HERE]}]",
        "clusters: [{name: a, url: 'jdbc:postgresql:', protect: [HERE]}]"
      })
  void a_list_that_chooses_is_never_empty(String text) {
    for (String nothing : List.of("[]", "", "~", "null")) {
      assertThat(problems(text.replace("[HERE]", nothing))).as(nothing).isNotEmpty();
    }
    assertThat(problems(text.replace("[HERE]", "[]")))
        .first()
        .asString()
        .endsWith("an empty list says neither all nor none; name one, or leave the key out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "roles: [{name: a, allow: [{verbs: [read], databases: [~]}]}]",
        "roles: [{name: a, allow: [{verbs: [read], users: [!!null ]}]}]",
        "roles: [{name: a, allow: [{verbs: [read], users: ['!a,b']}]}]",
        "roles: [{name: a, deny: [{verbs: [read], databases: ['a,b']}]}]",
        "rules: [{when: {databases: ['a,b']}, require: {confirm: true}}]",
        "rules: [{when: {sessions_over: }, require: {confirm: true}}]",
        "rules: [{when: , require: {confirm: true}}]",
        "rules: [{require: {approvals: }}]",
        "rules: [{require: {confirm: true, reason_pattern: ~}}]",
        "clusters: [{name: a, url: 'jdbc:postgresql:', labels: ~}]"
      })
  void what_says_nothing_does_not_stand_for_all(String text) {
    assertThat(problems(text)).isNotEmpty();
  }

  @Test
  void a_bang_alone_names_nobody() {
    for (String list : List.of("['!']", "['!', a]", "['!a', '!']")) {
      assertThat(
              problems("roles: [{name: a, allow: [{verbs: [read], users: %s}]}]".formatted(list)))
          .singleElement()
          .asString()
          .contains("\"!\" names nobody; ! stands right in front of a name");
    }
  }

  @Test
  void lists_of_sections_may_be_empty() {
    assertThat(problems("clusters: []\npeople: []\nroles: []\nrules: []")).isEmpty();
  }

  @Test
  @Timeout(5)
  void aliases_do_not_stand_for_billions() {
    var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
    }
    assertThat(problems(text.toString()))
        .containsExactly(
            "line 4: aliases stand for more than 10,000 values; write less of it by aliases");
    assertThat(problems("people: &p [" + "{name: &n x, postgres: [*n]}, ".repeat(3) + "]"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*HERE", "!HERE", "!HERE!x", "!!HERE", "!<HERE", "&HERE", "%HERE", "@HERE", "`HERE",
        "\"ab\\yHERE", "\"\\xHERE", "'HERE", "HERE: 2", "[HERE", "{HERE", "|HERE", ">HERE",
            "*HERE x",
        "- HERE", "\"HERE\" 2"
      })
  void no_problem_repeats_what_may_be_a_password(String value) {
    String text =
        "clusters:\n  - {name: a, url: 'jdbc:postgresql:'}\nstore:\n  password: "
            + value.replace("HERE", "ZQhunter2");
    assertThat(problems(text)).isNotEmpty().noneMatch(it -> it.contains("ZQ"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "roles: [{verbs: [*]}]            | a value that begins with * stands for an anchor",
        "roles: [{users: [!etl, x]}]      | a value that begins with ! is a tag",
        "roles: [{users: [&x]}]           | a value that begins with & names the one after it",
        "store: {password: ${env:STORE}}  | a value with a { in it stands in quotes within",
        "clusters_from: [${env:STORE}]    | a value with a { in it stands in quotes within",
        "clusters: [{name: a              | the file ends before a quote, a [ or a { is closed",
        "clusters: \"abc                  | the file ends before a quote, a [ or a { is closed",
        "store:\turl: x                 | a tab; YAML takes spaces alone"
      })
  void what_is_no_yaml_is_told_with_what_would_be_right(String text, String why) {
    assertThat(problems(text)).singleElement().asString().contains(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OFF", "Stdout", "false", "no", "none"})
  void a_word_for_no_lines_makes_no_file_of_that_name(String word) {
    assertThat(problems("audit: {json_lines: %s}".formatted(word)))
        .singleElement()
        .asString()
        .contains("audit.json_lines: \"%s\" is neither off nor stdout".formatted(word));
  }

  @Test
  void lines_go_into_a_file_and_not_into_a_folder() {
    assertThat(problems("audit: {json_lines: '%s'}".formatted(folder)))
        .singleElement()
        .asString()
        .contains("is a folder");
    assertThat(problems("audit: {json_lines: ./none}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit: {json_lines: \"HERE\"}",
        "store: {url: \"jdbc:sqlite:HERE\"}",
        "clusters_from: [\"HERE\"]",
        "clusters: [{name: \"HERE\", url: 'jdbc:postgresql:'}]",
        "clusters: [{name: a, url: 'jdbc:postgresql:', password: {command: [\"HERE\"]}}]"
      })
  void a_nul_is_a_problem_wherever_it_stands(String text) {
    assertThat(problems(text.replace("HERE", "a\\0b")))
        .singleElement()
        .asString()
        .contains("holds a NUL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clusters: [{name: \"HERE\", url: 'jdbc:postgresql:'}]",
        "clusters: [{name: a, url: 'jdbc:postgresql:', labels: {\"HERE\": x}}]",
        "people: [{name: \"HERE\", terminal: x}]",
        "roles: [{name: \"HERE\", members: {everyone: true}}]",
        "watch: {rules: [{name: \"HERE\", unreachable: true}]}"
      })
  void a_name_can_be_read_and_typed(String text) {
    for (String control : List.of("\\t", "\\n", "\\e", "\\x7f", "\\x9b")) {
      assertThat(problems(text.replace("HERE", "a" + control + "b")))
          .anyMatch(it -> it.contains("holds a line break or another control character"));
    }
  }

  @Test
  void no_file_crashes_it() {
    var random = new Random(5);
    String whole = Samples.resource("whole.yaml") + Samples.resource("mistakes.yaml");
    String noise = "{}[]:,\"'\n -&*!#$x1\t";
    for (int i = 0; i < 400; i++) {
      var text = new StringBuilder(whole);
      for (int j = random.nextInt(6); j >= 0; j--) {
        char c = noise.charAt(random.nextInt(noise.length()));
        text.setCharAt(random.nextInt(text.length()), c);
      }
      assertThat(problems(text.toString())).isNotEmpty();
    }
  }

  private List<String> problems(String text) {
    try {
      Samples.read(folder, text);
      return List.of();
    } catch (ConfigurationException e) {
      List<String> problems = new ArrayList<>();
      e.problems().forEach(problem -> problems.add(problem.toString()));
      return problems;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state:active idle:5m           | no session in that state has what idle: measures",
        "state:idle xact:5m             | no session in that state has what xact: measures",
        "idle:5m waits:1m               | no session in that state has what waits: measures",
        "user:web user:!web,etl         | no session satisfies each user: of it",
        "app:a,b app:c                  | no session satisfies each app: of it",
        "state:idle state:!idle         | no session satisfies each state: of it",
        "user:me idle:5m                | user:me is whoever asks",
      })
  void a_rule_that_could_never_tell_of_a_session_is_a_mistake(String filter, String why) {
    assertThat(problems(rule(filter))).singleElement().asString().contains("sessions: " + why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state:idle-in-txn,active idle:5m",
        "state:any xact:1h",
        "state:!idle age:5m",
        "user:w* user:!web app:a,b app:b",
        "idle:5m xact:1h",
        "held:1m holds:3"
      })
  void what_some_session_may_satisfy_is_none(String filter) {
    assertThat(problems(rule(filter))).isEmpty();
  }

  private static String rule(String filter) {
    return "watch: {rules: [{name: a, sessions: \"" + filter + "\"}]}\n";
  }

  @Test
  void a_channel_of_a_chat_without_a_section_is_a_mistake() {
    assertThat(
            problems(
                """
                watch: {rules: [{name: a, unreachable: true, channels: {discord: "41"}}]}
                owners: [{app: shop, slack: C0SHOP001}]
                """))
        .containsExactly(
            "line 1: watch.rules[0].channels.discord: nothing is told there: there is no section"
                + " discord",
            "line 2: owners[0].slack: nothing is told there: there is no section slack");
  }
}

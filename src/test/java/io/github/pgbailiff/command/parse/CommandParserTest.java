package io.github.pgbailiff.command.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Options;
import io.github.pgbailiff.command.Verbs;
import io.github.pgbailiff.command.parse.ParsedLine.Understood;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandParserTest {
  private final CommandParser parser = new CommandParser(Verbs.ALL);

  @Test
  void reads_every_part_of_a_command() {
    Command command =
        understood(
            "kill prod-eu,prod-us/wiki 8603 8604,8605 app:checkout,cart user:!etl idle:30m"
                + " query:\"update stock, now\" client:192.168.3.0/24 reason:\"stuck, INC-42\""
                + " gently:10s dry:yes");

    assertThat(command)
        .isEqualTo(
            new Command(
                Verbs.TERMINATE,
                List.of(new ClusterPattern("prod-eu"), new ClusterPattern("prod-us")),
                false,
                List.of(8603, 8604, 8605),
                Optional.empty(),
                Optional.empty(),
                List.of(
                    new Condition.OneOf("db", false, List.of(new Glob("wiki"))),
                    new Condition.OneOf(
                        "app", false, List.of(new Glob("checkout"), new Glob("cart"))),
                    new Condition.OneOf("user", true, List.of(new Glob("etl"))),
                    new Condition.AtLeast("idle", Duration.ofMinutes(30)),
                    new Condition.Contains("query", false, "update stock, now"),
                    new Condition.OneOf("client", false, List.of(new Glob("192.168.3.0/24")))),
                new Options(
                    java.util.Map.of("reason", "stuck, INC-42", "gently", "10s", "dry", "yes"))));
  }

  /** What is written, and the canonical form of what is understood. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '\u0001',
      value = {
        "sessions                            # sessions",
        "Sessions                            # sessions",
        "ps                                  # sessions",
        "sessions prod-eu/wiki user:blog state:idle-in-txn xact:10m"
            + " # sessions prod-eu db:wiki user:blog state:idle-in-txn xact:10m",
        "sessions user:blog prod-eu          # sessions prod-eu user:blog",
        "sessions user=blog db!=a,b          # sessions user:blog db:!a,b",
        "sessions --user blog --db=wiki      # sessions user:blog db:wiki",
        "sessions —user blog                 # sessions user:blog",
        "sessions --user!=blog               # sessions user:!blog",
        "sessions USER:Blog                  # sessions user:Blog",
        "sessions user:a user:!b             # sessions user:a user:!b",
        "sessions user:'a b'                 # sessions user:\"a b\"",
        "sessions \"user:a b, c\"            # sessions user:\"a b,c\"",
        "sessions user:me                    # sessions user:me",
        "sessions user:\\*x\\,y              # sessions user:\\*x\\,y",
        "sessions user:\\!x                  # sessions user:\\!x",
        "sessions app:x*                     # sessions app:x*",
        "sessions state:IDLE-in-TXN,active   # sessions state:idle-in-txn,active",
        "sessions state:idle*                # sessions state:idle*",
        "sessions wait:Lock:tuple            # sessions wait:lock:tuple",
        "sessions wait:!none                 # sessions wait:!none",
        "sessions wait:undo:apply            # sessions wait:undo:apply",
        "sessions state:starting             # sessions state:starting",
        "sessions type:walsender             # sessions type:walsender",
        "sessions type:pg-cron-launcher      # sessions type:pg-cron-launcher",
        "sessions client:local,::1           # sessions client:local,::1",
        "sessions client:FE80::/10           # sessions client:fe80::/10",
        "sessions idle:>30m                  # sessions idle:30m",
        "sessions idle>30m                   # sessions idle:30m",
        "sessions held:1m waits:90s          # sessions held:1m waits:90s",
        "sessions holds:3 xmin>=1000k        # sessions holds:3 xmin:1M",
        "sessions --xmin 1500                # sessions xmin:1500",
        "sessions idle>=90s                  # sessions idle:90s",
        "sessions idle:120m                  # sessions idle:2h",
        "sessions pid:12,13                  # sessions pid:12,13",
        "sessions query:a,b                  # sessions query:a,b",
        "sessions query:!vacuum              # sessions query:!vacuum",
        "sessions query!=vacuum              # sessions query:!vacuum",
        "sessions query:\\!x                 # sessions query:\\!x",
        "sessions prod-*,env=prod            # sessions prod-*,env=prod",
        "sessions env=prod                   # sessions env=prod",
        "sessions env=prod/wiki,shop         # sessions env=prod db:wiki,shop",
        "sessions prod/!wiki                 # sessions prod db:!wiki",
        "sessions sort:XACT limit:020 view:wide public:yes literals:yes page:2"
            + " # sessions sort:xact limit:20 view:wide public:yes literals:yes page:2",
        "sessions public:no                  # sessions",
        "sessions --public --limit 5         # sessions public:yes limit:5",
        "sessions --public no                # sessions",
        "session 71322                       # session 71322",
        "session prod-eu 71322               # session prod-eu 71322",
        "show 71322 prod-eu                  # session prod-eu 71322",
        "terminate prod-eu all               # terminate prod-eu all",
        "terminate prod-eu ALL user:x        # terminate prod-eu all user:x",
        "terminate 8603 8603 8604            # terminate 8603 8604",
        "terminate prod/wiki                 # terminate prod db:wiki",
        "terminate user:o'brien              # terminate user:o'brien",
        "terminate 1 reason:C:\\\\temp dry:yes # terminate 1 reason:C:\\\\temp dry:yes",
        "terminate 1 reason:\"a \\\"b\\\"\"  # terminate 1 reason:\"a \\\"b\\\"\"",
        "terminate 1 reason:\"x\" prod-eu    # terminate prod-eu 1 reason:x",
        "terminate 1 break-glass:prod-eu reason:x # terminate 1 break-glass:prod-eu reason:x",
        "block prod-eu db:wiki for:30m       # block prod-eu db:wiki for:30m",
        "block prod-eu db:wiki for:30d       # block prod-eu db:wiki for:30d",
        "audit since:60d                     # audit since:60d",
        "approve r-1042                      # approve R-1042",
        "approve R-1042 prod-eu              # approve R-1042 prod-eu",
        "approve R-1042 reason:\"looks right\" # approve R-1042 reason:\"looks right\"",
        "audit pid:71322 since:2h verb:Terminate # audit pid:71322 since:2h verb:terminate",
        "audit by:ann cluster:prod-eu request:R-1 # audit by:ann cluster:prod-eu request:R-1",
        "help                                # help",
        "''                                  # help",
        "help KILL                           # help terminate",
        "terminate --help                    # help terminate",
        "--help                              # help",
      })
  void understands(String line, String canonical) {
    Command command = understood(line.equals("''") ? "" : line);

    assertThat(CanonicalText.of(command)).isEqualTo(canonical);
    assertThat(parser.parse(canonical)).isEqualTo(new Understood(command));
  }

  @Test
  void words_from_a_shell_are_never_split_again() {
    ParsedLine parsed =
        parser.parseWords(
            List.of("terminate", "user:o'brien \"x\"", "app:—y", "reason:C:\\temp is “full”"));

    assertThat(CanonicalText.of(((Understood) parsed).command()))
        .isEqualTo(
            "terminate user:\"o'brien \\\"x\\\"\" app:—y reason:\"C:\\\\temp is \\“full\\”\"");
    assertThat(((Understood) parsed).command().options().text("reason"))
        .contains("C:\\temp is “full”");
  }

  @Test
  void a_query_goes_on_the_record_as_its_length() {
    Command command = understood("terminate prod query:!\"secret = 'x'\" reason:x");

    assertThat(CanonicalText.forRecord(command))
        .isEqualTo("terminate prod query:!(12 characters) reason:x");
  }

  private Command understood(String line) {
    ParsedLine parsed = parser.parse(line);
    assertThat(parsed).as(line).isInstanceOf(Understood.class);
    return ((Understood) parsed).command();
  }
}

package io.github.pgbailiff.command.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.Verbs;
import io.github.pgbailiff.command.parse.ParsedLine.Misunderstood;
import io.github.pgbailiff.command.parse.ParsedLine.Understood;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandRefusalTest {
  private final CommandParser parser = new CommandParser(Verbs.ALL);

  /** What is written, and a part of the answer. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '\u0001',
      value = {
        "terminat 4             # no verb \"terminat\"; there are sessions ",
        "terminat 4             # ; did you mean terminate?",
        "xyzzy                  # no verb \"xyzzy\"",
        "help kil               # did you mean kill?",
        "sessions usr:x         # sessions: no key \"usr\"; it takes db user",
        "sessions usre:x        # did you mean user?",
        "sessions --databse w   # did you mean db?",
        "sessions databse:w     # did you mean db?",
        "sessions username:w    # did you mean user?",
        "sessions reason:x      # no key \"reason\"",
        "clusters db:x          # clusters: no key \"db\"; it takes none",
        "sessions prod-eu wiki  # sessions: \"wiki\" is neither a pid nor key:value; clusters",
        "audit prod-eu          # audit: \"prod-eu\" is not key:value; this verb takes audit [key",
        "sessions user:         # user: has no value; write it right behind the colon",
        "sessions --user        # user: has no value",
        "sessions --user --db x # user: has no value",
        "sessions user:a,,b     # user: \"a,,b\" has an empty place",
        "sessions user:a,       # user: \"a,\" has an empty place",
        "sessions user:!        # user: \"\" has an empty place",
        "sessions user:a,!b     # user: ! stands once, in front of the whole list",
        "sessions user:!!b      # user: ! stands once",
        "sessions user!=!b      # user: negated twice",
        "sessions query!=!b     # query: negated twice",
        "sessions query:!       # query: has no text",
        "sessions state:idel    # state: \"idel\" is none of active idle idle-in-txn",
        "sessions state:idel    # did you mean idle?",
        "sessions wait:lok      # did you mean lock?",
        "sessions wait:lok:bar  # wait: \"lok:bar\" is none of",
        "sessions type:walsendr # did you mean walsender?",
        "sessions client:host   # client: \"host\" is not an address, a network such as",
        "sessions client:10.0.0 # client: \"10.0.0\" is not an address",
        "sessions client:10.0.0.0/33 # client: \"10.0.0.0/33\" is not an address",
        "sessions client:10.0.0.256 # is not an address",
        "sessions client:::1::2 # is not an address",
        "sessions idle:soon     # idle: \"soon\" is not a duration such as 30s, 10m, 2h or 1d",
        "sessions idle:!5m      # idle: cannot be negated",
        "sessions idle!=5m      # idle: cannot be negated",
        "sessions holds:!3      # holds: cannot be negated",
        "sessions holds:0       # is not a count such as 3, 200k or 1M",
        "sessions xmin:1G       # is not a count such as 3, 200k or 1M",
        "sessions held:3        # is not a duration such as 30s",
        "sessions pid:x         # pid: \"x\" is not a process id such as 71322",
        "sessions pid:0         # pid: \"0\" is not a process id",
        "session 12x            # session: \"12x\" can only be a cluster and needs one process id",
        "session 99999999999    # session: \"99999999999\" is not a process id",
        "session                # session: needs one process id, such as 71322",
        "session 1 2            # session: needs one process id",
        "sessions limit:0       # limit: \"0\" is not a number from 1 to 10000",
        "sessions limit:many    # limit: \"many\" is not a number from 1 to 10000",
        "sessions limit:5 limit:6 # limit: given twice",
        "sessions public:ja     # public: \"ja\" is none of yes no",
        "sessions sort:xactt    # sort: \"xactt\" is none of xact age conn idle pid; did you mean xact",
        "sessions sort!=xact    # sort: cannot be negated",
        "terminate prod-eu      # says nothing about what is meant; a pid or a filter",
        "terminate              # or the word all for every session of the cluster",
        "terminate prod-eu reason:x # \"prod-eu\" can only be a cluster and says nothing about what is meant",
        "terminate all 8603     # terminate: all means every session of the cluster",
        "terminate 1 gently:0s  # gently: \"0s\" is too short; at least 1s",
        "block prod db:x for:60d # for: \"60d\" is more than 30d, the longest that it can be",
        "terminate prod 1 gently:2h # gently: \"2h\" is more than 1h, the longest that it can be",
        "block prod db:x for:721h # for: \"721h\" is more than 30d",
        "terminate 1 reason:stuck deploy # reason: ends before \"deploy\"; put quotes around",
        "terminate prod reason:killed 5  # reason: ends before \"5\"",
        "terminate 1 reason:set env=prod # reason: ends before \"env=prod\"",
        "terminate 1 query:update stock  # query: ends before \"stock\"",
        "terminate 1 reason:\"stuck  # the quote at \"\"stuck\" is never closed; close it",
        "terminate 1 user:a, b  # has an empty place; write user:a,b without spaces",
        "block prod-eu          # says nothing about what is meant; db:NAME or user:NAME",
        "block all db:x         # block: \"all\" is no cluster",
        "sessions a/b/c         # sessions: \"a/b/c\" has more than one slash",
        "sessions a/            # sessions: no database after the slash",
        "clusters a/b           # clusters: takes no database, such as \"b\" after the slash;",
        "session prod/4711      # session: takes no database, such as \"4711\" after the slash;",
        "kill 4711,-1           # terminate: \"-1\" is not a process id such as 71322",
        "kill prod 0,4711       # terminate: \"0\" is not a process id",
        "kill 4711,x,4712       # terminate: \"x\" is not a process id",
        "sessions a,            # sessions: \"\" is no cluster; a name, a glob such as prod-*",
        "sessions !prod         # \"!prod\" is no cluster",
        "sessions -u            # \"-u\" is no cluster",
        "sessions env!=prod     # no key \"env\"",
        "approve                # approve: needs the id of a request, such as R-1042",
        "approve 1042           # approve: \"1042\" is not the id of a request, such as R-1042; did",
        "approve 1042           # did you mean R-1042?",
        "approve R-1 a b        # approve: \"b\" is not key:value",
        "audit verb:termnate    # did you mean terminate?",
      })
  void refuses(String line, String part) {
    assertThat(misunderstood(line).message()).contains(part);
  }

  @Test
  void a_mistyped_key_is_no_label_where_the_labels_are_known() {
    var knowing = new CommandParser(Verbs.ALL, List.of("env"));

    assertThat(knowing.parse("terminate env=prod user:x")).isInstanceOf(Understood.class);
    assertThat(knowing.parse("terminate databse=wiki"))
        .asInstanceOf(InstanceOfAssertFactories.type(Misunderstood.class))
        .extracting(Misunderstood::nearest)
        .isEqualTo(Optional.of("db"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "hunter2                             # ?",
        "terminat prod user:x                # ? ? ?",
        "kill prod 12 user:x passwd:hunter2  # terminate ? ? user: ?",
        "terminate --user hunter2 --idle=x   # terminate user: ? idle:",
        "terminate reason:hunter2 two        # terminate reason: ?",
      })
  void keeps_only_declared_names_of_what_it_did_not_understand(String line, String kept) {
    assertThat(misunderstood(line).verbAndKeysOnly()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "usr:", "idle:", "reason:"})
  void cuts_what_it_repeats(String start) {
    String line = "terminate 1 " + start + "z".repeat(5000) + " y";

    assertThat(misunderstood(line).message()).hasSizeLessThan(400);
  }

  private Misunderstood misunderstood(String line) {
    ParsedLine parsed = parser.parse(line);
    assertThat(parsed).as(line).isInstanceOf(Misunderstood.class);
    return (Misunderstood) parsed;
  }
}

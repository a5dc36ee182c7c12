package io.github.pgbailiff.command.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Keys;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptNamesTest {
  private static KeptNames kept(Key key, String value) {
    return KeptNames.of(List.of(Filters.read(key, value)));
  }

  private static List<String> literals(KeptNames kept) {
    return ((Condition.OneOf) kept.conditions().getFirst())
        .globs().stream().flatMap(it -> it.literal().stream()).toList();
  }

  @Test
  void a_long_name_is_cut_as_postgresql_cuts_it() {
    for (Key key : List.of(Keys.APP, Keys.DB, Keys.USER)) {
      KeptNames kept = kept(key, "n".repeat(70) + ",short");

      assertThat(literals(kept)).containsExactly("n".repeat(63), "short");
      assertThat(kept.notes()).singleElement().asString().contains(key.name() + ": ", "63 bytes");
    }
    assertThat(literals(kept(Keys.DB, "x" + "é".repeat(40)))).containsExactly("x" + "é".repeat(31));
    assertThat(literals(kept(Keys.DB, "!" + "😀".repeat(20)))).containsExactly("😀".repeat(15));
  }

  @Test
  void a_name_that_fits_stays_and_a_pattern_that_cannot_match_is_told() {
    assertThat(kept(Keys.APP, "n".repeat(63)).notes()).isEmpty();
    assertThat(kept(Keys.APP, "a*" + "n".repeat(61)).notes()).isEmpty();
    assertThat(kept(Keys.APP, "a*" + "n".repeat(63)).notes())
        .singleElement()
        .asString()
        .contains("can match nothing");
  }
}

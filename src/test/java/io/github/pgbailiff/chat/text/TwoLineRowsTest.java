package io.github.pgbailiff.chat.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Column.Kind;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.testing.replies.HostileTexts;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TwoLineRowsTest {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("pid", "PID", Audience.ALWAYS).as(Kind.FACT),
          Column.of("state", "STATE", Audience.PEOPLE).as(Kind.FACT),
          Column.of("for", "FOR", Audience.PEOPLE).as(Kind.FACT),
          Column.of("lock", "LOCK", Audience.PEOPLE).as(Kind.FACT),
          Column.of("table", "TABLE", Audience.PEOPLE).as(Kind.FACT),
          Column.of("user", "USER", Audience.ALWAYS).as(Kind.NAME),
          Column.of("app", "APP", Audience.ALWAYS).as(Kind.NAME),
          Column.sensitive("query", "QUERY", Audience.ALWAYS).as(Kind.TEXT));

  /** A place as narrow as a phone. */
  private record Phone(boolean toEverybody) implements Layout {
    @Override
    public boolean isWide() {
      return false;
    }

    @Override
    public int width() {
      return TwoLineRows.PHONE;
    }

    @Override
    public TextBlocks.Piece.Lines rows(Body.Table table) {
      return TwoLineRows.of(this, table);
    }
  }

  /** A chat, on a phone or not. */
  private record Chat() implements Layout {
    @Override
    public boolean isWide() {
      return false;
    }

    @Override
    public boolean toEverybody() {
      return false;
    }

    @Override
    public int width() {
      return TwoLineRows.NAMES;
    }

    @Override
    public int factWidth() {
      return TwoLineRows.PHONE;
    }

    @Override
    public TextBlocks.Piece.Lines rows(Body.Table table) {
      return TwoLineRows.of(this, table);
    }
  }

  private static List<String> lines(boolean toEverybody, List<Value> row) {
    return lines(new Phone(toEverybody), row);
  }

  private static List<String> lines(Layout place, List<Value> row) {
    return place.rows(Body.Table.of("sessions", COLUMNS, List.of(row))).lines();
  }

  private static List<Value> row(String lock, String table, String user, String app) {
    return List.of(
        Value.whole(4_194_303),
        Value.text("waits"),
        new Value.Seconds(7_440),
        Value.text(lock),
        Value.text(table),
        Value.text(user),
        Value.text(app),
        Value.text("update stock set qty = qty - ? where sku = ?"));
  }

  @Test
  void facts_stand_above_names_and_as_much_of_the_query_as_fits() {
    assertThat(lines(false, row("< 23036", "stock", "vic", "psql")))
        .containsExactly(
            "4194303 waits 2h04  < 23036  stock", "   vic · psql   update stock set qty …");
  }

  @Test
  void names_are_cut_in_their_middle_and_of_a_query_without_room_an_ellipsis_is_left() {
    assertThat(
            lines(false, row("< 23036", "stock", "app_checkout", "checkout-api-7d9f8c-x2x9z-eu")))
        .containsExactly(
            "4194303 waits 2h04  < 23036  stock", "   app_checkout · checkout-…x2x9z-eu …");
  }

  @Test
  void a_fact_without_room_goes_below() {
    assertThat(lines(false, row("< 4194302 +199", "warehouse_stock", "vic", "psql")))
        .containsExactly("4194303 waits 2h04  < 4194302 +199", "   warehouse_stock · vic · psql …");
  }

  @Test
  void in_a_chat_only_the_facts_have_to_fit_a_phone() {
    assertThat(lines(new Chat(), row("< 23036", "stock", "vic", "psql")))
        .containsExactly(
            "4194303 waits 2h04  < 23036  stock",
            "   vic · psql   update stock set qty = qty - ? where sku = ?");
  }

  @Test
  void in_a_chat_names_leave_room_for_what_the_query_does() {
    assertThat(
            lines(
                new Chat(),
                row("< 23036", "stock", "app_checkout", "checkout-api-7d9f8c-".repeat(3))))
        .containsExactly(
            "4194303 waits 2h04  < 23036  stock",
            "   app_checkout · checkout-api-…-api-7d9f8c-   update stock set qty = q…");
  }

  @Test
  void the_public_sees_no_query() {
    assertThat(lines(true, row("", "", "vic", "psql")))
        .containsExactly("4194303 waits 2h04", "   vic · psql");
  }

  @Test
  void whatever_names_hold_no_line_is_too_long_and_no_fact_is_cut() {
    var random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      List<String> lines =
          lines(
              round % 2 == 0,
              row(
                  "< 4194302 +199",
                  HostileTexts.text(random),
                  HostileTexts.text(random),
                  HostileTexts.text(random)));
      assertThat(lines).hasSizeBetween(1, 2);
      assertThat(lines.getFirst()).startsWith("4194303 waits 2h04  < 4194302 +199");
      assertThat(lines).allMatch(line -> TextWidth.of(line) <= TwoLineRows.PHONE);
    }
  }
}

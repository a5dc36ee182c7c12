package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Tone;

/**
 * Colours of a terminal (ECMA-48 SGR), or none. Only whole, laid out pieces are inked, so that
 * escape codes never count as width.
 */
public record Ink(boolean colours) {

  private String with(String code, String text) {
    return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  public String bold(String text) {
    return with("1", text);
  }

  String faint(String text) {
    return with("2", text);
  }

  String button(String text) {
    return with("36", text);
  }

  String refused(String text) {
    return with("31", text);
  }

  String mark(Mark mark, String text) {
    return switch (mark) {
      case HELD_UP -> with("31", text);
      case LOOK -> with("33", text);
      case QUIET -> with("32", text);
      case NONE -> text;
    };
  }

  String tone(Tone tone, String text) {
    return switch (tone) {
      case NEUTRAL, SNOOZED -> with("34", text);
      case WAITING -> with("33", text);
      case GOOD -> with("32", text);
      case PARTLY -> with("33", text);
      case OVER -> with("34", text);
      case BAD, ALARM -> with("31", text);
    };
  }
}

package io.github.pgbailiff.reply;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An answer. */
public sealed interface Reply {

  /** How a one-shot command that got this answer ends. */
  ExitCode exit();

  /** The id of the request that the answer is about; empty when it is about none. */
  Optional<String> request();

  /**
   * Findings, facts and sections.
   *
   * @param findings what stands first, for people only
   * @param facts what holds for the whole report
   * @param list the key of the sections in JSON; empty: one section, its keys beside the facts
   * @param notes sentences at the end, for people only
   */
  record Report(
      List<Finding> findings,
      List<Field> facts,
      String list,
      List<Section> sections,
      List<String> notes,
      ExitCode exit,
      Optional<String> request)
      implements Reply {
    public Report {
      findings = List.copyOf(findings);
      facts = List.copyOf(facts);
      sections = List.copyOf(sections);
      notes = List.copyOf(notes);
    }

    /** A report that is about no request, and finds nothing. */
    public Report(
        List<Field> facts, String list, List<Section> sections, List<String> notes, ExitCode exit) {
      this(List.of(), facts, list, sections, notes, exit, Optional.empty());
    }

    /** The same with these findings in front. */
    public Report finding(List<Finding> found) {
      return new Report(found, facts, list, sections, notes, exit, request);
    }

    /** The same about the request with that id. */
    public Report about(String id) {
      return new Report(findings, facts, list, sections, notes, exit, Optional.of(id));
    }

    /** The same with other sections. */
    public Report with(List<Section> others) {
      return new Report(findings, facts, list, others, notes, exit, request);
    }

    /** The same with facts before all others. */
    public Report leading(List<Field> first) {
      List<Field> more = Stream.concat(first.stream(), facts.stream()).toList();
      return new Report(findings, more, list, sections, notes, exit, request);
    }

    /** The same with a further note. */
    public Report noting(String note) {
      List<String> more = Stream.concat(notes.stream(), Stream.of(note)).toList();
      return new Report(findings, facts, list, sections, more, exit, request);
    }

    /** The same with another end. */
    public Report ending(ExitCode end) {
      return new Report(findings, facts, list, sections, notes, end, request);
    }
  }

  /**
   * A report that people can press buttons on.
   *
   * @param mentions whom the platform notifies, such as {@code slack:U0ANN0001} or the group {@code
   *     slack:@S0DBA0001}; and what it leads to: the channel {@code slack:#C0OPS0001}, an address
   */
  record Card(String title, Tone tone, Report report, List<Button> buttons, List<String> mentions)
      implements Reply {
    public Card {
      buttons = List.copyOf(buttons);
      mentions = List.copyOf(mentions);
    }

    /** The same card with another report. */
    public Card telling(Report other) {
      return new Card(title, tone, other, buttons, mentions);
    }

    @Override
    public ExitCode exit() {
      return report.exit();
    }

    @Override
    public Optional<String> request() {
      return report.request();
    }
  }

  /**
   * The reason why nothing was done.
   *
   * @param error one snake_case word for programs, such as {@code denied}
   * @param message the thing, the value, and what would be right
   */
  record Refusal(
      String error, String message, List<Field> facts, ExitCode exit, Optional<String> request)
      implements Reply {
    public Refusal {
      facts = List.copyOf(facts);
    }

    /** A refusal that is about no request. */
    public Refusal(String error, String message, List<Field> facts, ExitCode exit) {
      this(error, message, facts, exit, Optional.empty());
    }

    /** The same about the request with that id. */
    public Refusal about(String id) {
      return new Refusal(error, message, facts, exit, Optional.of(id));
    }

    public static Refusal of(String error, String message, ExitCode exit) {
      return new Refusal(error, message, List.of(), exit);
    }
  }

  /**
   * A question that has to be answered before a press counts.
   *
   * @param text repeats what would be done: verb, count, cluster
   * @param press what the answers are sent with
   */
  record Question(String title, String text, List<Input> inputs, String submit, Press press)
      implements Reply {
    public Question {
      inputs = List.copyOf(inputs);
    }

    @Override
    public ExitCode exit() {
      return ExitCode.WAITING;
    }

    @Override
    public Optional<String> request() {
      return Optional.of(press.id());
    }
  }

  /** A reply with the wishes of whoever asked for it. */
  record Presented(Reply reply, Presentation presentation) implements Reply {
    @Override
    public ExitCode exit() {
      return reply.exit();
    }

    @Override
    public Optional<String> request() {
      return reply.request();
    }
  }

  /**
   * A report that is handed over as a CSV file, to the asker only.
   *
   * @param name the file's name, ASCII, with its ending
   */
  record Attachment(String name, Report report) implements Reply {
    @Override
    public ExitCode exit() {
      return report.exit();
    }

    @Override
    public Optional<String> request() {
      return report.request();
    }
  }

  /**
   * One answer that a question asks for.
   *
   * @param hint what to know before answering; may be empty
   */
  record Input(String name, String label, boolean longText, boolean required, String hint) {
    /** One that needs no hint. */
    public Input(String name, String label, boolean longText, boolean required) {
      this(name, label, longText, required, "");
    }
  }
}

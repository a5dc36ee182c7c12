package io.github.pgbailiff.cli;

import io.github.pgbailiff.audit.Anchor;
import io.github.pgbailiff.audit.verify.Verification;
import io.github.pgbailiff.audit.verify.VerificationResult;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.record.RecordedRequests;
import io.github.pgbailiff.shell.Arguments;
import io.github.pgbailiff.shell.Arguments.Format;
import io.github.pgbailiff.shell.Arguments.UsageException;
import io.github.pgbailiff.shell.Configurations;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.shell.ProgramOptions;
import io.github.pgbailiff.shell.Shell;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Stores;
import java.util.List;
import java.util.Optional;

/** {@code verify-audit}: whether anything was done to the record other than adding events. */
public final class VerifyAuditCommand implements ProgramCommand {
  private static final String NAME = "verify-audit";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String usage() {
    return NAME + " [--anchor SEQ:HASH]...";
  }

  @Override
  public String summary() {
    return "look through the whole record for anything that was done to it";
  }

  @Override
  public String details() {
    return """
    An anchor, as announced in the audit channel or logged, shows what the record alone cannot: that
    everything from some event on was written anew, or that the last events were cut off.
    """;
  }

  @Override
  public int run(Shell shell, Arguments arguments) {
    Format format = arguments.format(Format.TABLE, Format.JSON);
    List<Anchor> anchors =
        ProgramOptions.valued(arguments, "--anchor").withoutWords(NAME).values().stream()
            .map(VerifyAuditCommand::anchor)
            .toList();
    var configuration = Configurations.read(shell, arguments);
    Reply reply;
    try (Store store = Stores.open(configuration.store())) {
      reply = reply(new Verification(store, RecordedRequests::new).run(anchors));
    }
    CommandLine.output(shell, format).print(reply, shell.out(), shell.err());
    return shell.answered(reply.exit().code());
  }

  private static Anchor anchor(String text) {
    try {
      return Anchor.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private static Reply reply(VerificationResult verdict) {
    return switch (verdict) {
      case VerificationResult.Sound sound -> report(facts(sound), sound.unseen(), ExitCode.DONE);
      case VerificationResult.Broken broken ->
          report(facts(broken), Optional.of(broken.message()), ExitCode.LEFT);
    };
  }

  private static List<Field> facts(VerificationResult.Sound sound) {
    String finding = sound.events() == 0 ? "the record is empty" : "the record is sound";
    return List.of(
        Field.data("ok", Value.flag(true)),
        Field.people("", Value.text(finding)),
        Field.of("events", "events", Value.whole(sound.events())),
        Field.of("head", "head", Value.text(sound.head().toString())));
  }

  private static List<Field> facts(VerificationResult.Broken broken) {
    String finding =
        broken.problem() == VerificationResult.Problem.NOT_APPROVED
            ? "something was done that was not approved"
            : "the record is broken";
    return List.of(
        Field.data("ok", Value.flag(false)),
        Field.people("", Value.text(finding)),
        Field.of("seq", "event", Value.whole(broken.seq())),
        Field.of("problem", "", Value.text(broken.problem().word())),
        Field.data("message", Value.text(broken.message())));
  }

  private static Reply report(List<Field> facts, Optional<String> note, ExitCode exit) {
    return new Reply.Report(facts, "", List.of(), note.stream().toList(), exit);
  }
}

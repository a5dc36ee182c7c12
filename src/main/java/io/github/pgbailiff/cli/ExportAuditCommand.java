package io.github.pgbailiff.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pgbailiff.audit.verify.RecordExport;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.shell.Arguments;
import io.github.pgbailiff.shell.Arguments.Format;
import io.github.pgbailiff.shell.Configurations;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.shell.ProgramOptions;
import io.github.pgbailiff.shell.Shell;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Stores;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** {@code export-audit}: the whole record, for other tools. */
public final class ExportAuditCommand implements ProgramCommand {
  private static final String NAME = "export-audit";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String usage() {
    return NAME + " [--format jsonl|csv]";
  }

  @Override
  public String summary() {
    return "the whole record, one event a line, for other tools";
  }

  @Override
  public int run(Shell shell, Arguments arguments) {
    Format format = arguments.format(Format.JSONL, Format.CSV);
    ProgramOptions.flags(arguments).withoutWords(NAME);
    var configuration = Configurations.read(shell, arguments);
    Writer out = new BufferedWriter(new OutputStreamWriter(shell.out(), UTF_8));
    try (Store store = Stores.open(configuration.store())) {
      var export = new RecordExport(store);
      long events = format == Format.CSV ? export.csv(out) : export.jsonLines(out);
      out.flush();
      shell.err().printf("%d events%n", events);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return shell.answered(ExitCode.DONE.code());
  }
}

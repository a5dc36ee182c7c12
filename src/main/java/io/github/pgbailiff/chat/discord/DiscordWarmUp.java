package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.chat.discord.message.DiscordMessage;
import io.github.pgbailiff.chat.discord.message.DiscordModal;
import io.github.pgbailiff.chat.discord.message.DiscordRenderer;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.parse.CommandParser;
import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Tone;
import io.github.pgbailiff.reply.Value;
import java.util.List;
import java.util.Map;

/** A first use of the classes that the first command would otherwise wait for. */
final class DiscordWarmUp {
  private DiscordWarmUp() {}

  static void run(List<Declaration> verbs) {
    var parser = new CommandParser(verbs);
    for (Declaration verb : verbs) {
      parser.parse(DiscordLine.of(verb, Map.of(DiscordCommands.FILTER, "user:a reason:\"b c\"")));
    }
    var press = new Press(Press.Action.APPROVE, "R-1", 1);
    DiscordMessage message = DiscordRenderer.message(card(press), false);
    message.edited().toData().toJson();
    message.announced().toData().toJson();
    var input = new Reply.Input("reason", "Reason", true, true);
    DiscordModal.of(new Reply.Question("Approve", "text", List.of(input), "Approve", press))
        .toData()
        .toJson();
  }

  private static Reply.Card card(Press press) {
    var column = Column.of("pid", "PID", Audience.ALWAYS);
    var table = Body.Table.of("sessions", List.of(column), List.of(List.of(Value.whole(1))));
    var cluster = Field.of("cluster", "", Value.text("c"));
    var section = new Section(List.of(cluster), List.of(table), List.of("note"));
    var report = new Reply.Report(List.of(), "", List.of(section), List.of(), ExitCode.DONE);
    var button = new Button("Approve…", Button.Style.PRIMARY, press);
    return new Reply.Card("title", Tone.WAITING, report, List.of(button), List.of("discord:10000"));
  }
}

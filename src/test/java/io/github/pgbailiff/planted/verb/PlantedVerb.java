package io.github.pgbailiff.planted.verb;

import io.github.pgbailiff.planted.access.Limits;
import io.github.pgbailiff.planted.bot.PlantedSessionManager;
import io.github.pgbailiff.planted.command.PlantedCommand;
import io.github.pgbailiff.planted.postgres.sql.PlantedStatement;
import java.sql.Connection;
import java.util.Optional;

/** Imports bot, statements and java.sql, prints, can be set, and takes no denial for a pass. */
public final class PlantedVerb {
  private Optional<PlantedCommand> command = Optional.empty();

  public void setCommand(PlantedCommand value) {
    command = Optional.of(value);
  }

  public boolean isAllowed(Limits limits) {
    return limits.denial().isEmpty();
  }

  public boolean run(PlantedSessionManager sessions, Connection connection) {
    System.out.println(sessions.toString() + connection + new PlantedStatement().text());
    return command.isPresent();
  }
}

package io.github.pgbailiff.planted.chat;

import io.github.pgbailiff.planted.verb.PlantedVerb;
import net.dv8tion.jda.api.JDA;
import org.jline.terminal.Terminal;

/** Imports verb, and libraries of two platforms. */
public record PlantedChat(PlantedVerb verb, JDA jda, Terminal terminal) {}

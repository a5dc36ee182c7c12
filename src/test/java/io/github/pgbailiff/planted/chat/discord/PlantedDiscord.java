package io.github.pgbailiff.planted.chat.discord;

import com.slack.api.Slack;
import io.github.pgbailiff.planted.config.PlantedConfig;

/** Imports config, and the library of another platform. */
public record PlantedDiscord(PlantedConfig config, Slack slack) {}

package io.github.pgbailiff.planted.config;

/** Is imported by those who must not. */
public record PlantedConfig() {}

package io.github.pgbailiff.planted.ops;

import io.github.pgbailiff.planted.config.PlantedConfig;

/** Imports config. */
public record PlantedOps(PlantedConfig config) {}

package io.github.pgbailiff.planted.command;

import io.github.pgbailiff.planted.verb.PlantedVerb;

/** Imports verb, and so makes a cycle. */
public record PlantedCommand(PlantedVerb verb) {}

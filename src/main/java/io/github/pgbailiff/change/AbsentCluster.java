package io.github.pgbailiff.change;

/**
 * A cluster that a command names and that did not answer when its targets were chosen: nothing is
 * done there.
 *
 * @param why in words, which name the cluster
 */
public record AbsentCluster(String cluster, String why) {}

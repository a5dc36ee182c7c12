package io.github.pgbailiff.execution;

import io.github.pgbailiff.request.PartResult;

/**
 * The result of one cluster's part.
 *
 * @param anotherCluster nothing was done, since the cluster is not the one that was looked at
 */
record PartRun(PartResult result, boolean anotherCluster) {}

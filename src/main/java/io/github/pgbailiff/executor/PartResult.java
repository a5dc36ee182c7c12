package io.github.pgbailiff.executor;

import io.github.pgbailiff.approval.Result;

/**
 * What became of one cluster's part.
 *
 * @param anotherCluster nothing was done, since the cluster is not the one that was looked at
 */
record PartResult(Result result, boolean anotherCluster) {}

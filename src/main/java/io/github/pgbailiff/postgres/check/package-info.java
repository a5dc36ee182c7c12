/**
 * The check of what a cluster lets pgbailiff do, and the script that gives it its rights.
 *
 * <p>Must not know who asked, or what a reply looks like.
 */
@NullMarked
package io.github.pgbailiff.postgres.check;

import org.jspecify.annotations.NullMarked;

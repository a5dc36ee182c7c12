/**
 * The files under {@code config} by which it is deployed.
 *
 * <p>Must not know how the program works.
 */
@NullMarked
package io.github.pgbailiff.deploy;

import org.jspecify.annotations.NullMarked;

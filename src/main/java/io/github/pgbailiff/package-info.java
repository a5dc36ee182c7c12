/**
 * The program's start.
 *
 * <p>Only wires: no rule of the product is decided here.
 */
@NullMarked
package io.github.pgbailiff;

import org.jspecify.annotations.NullMarked;

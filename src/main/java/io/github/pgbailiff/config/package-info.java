/**
 * The configuration file: reading it, and reporting everything that is wrong with it at once.
 *
 * <p>Must not know what the settings are used for.
 */
@NullMarked
package io.github.pgbailiff.config;

import org.jspecify.annotations.NullMarked;

/**
 * The configuration file, section by section: its schema, and everything that is wrong with it at
 * once.
 *
 * <p>Must not know what the settings are used for.
 */
@NullMarked
package io.github.pgbailiff.config;

import org.jspecify.annotations.NullMarked;

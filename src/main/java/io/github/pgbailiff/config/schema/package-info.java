/**
 * The words in which a section of the configuration is declared, checked and read: keys, their
 * forms, and one place of the file with all that is wrong there.
 *
 * <p>Must not know any one section.
 */
@NullMarked
package io.github.pgbailiff.config.schema;

import org.jspecify.annotations.NullMarked;
